"""Masks what tells who complains: a name, NIK, phone, e-mail or address, and these inside free text."""

from __future__ import annotations

import re

from dumas_cli.records import Complainant

MASK = "***"

# Sixteen digits, perhaps with a blank, dot or hyphen between them, not part of a longer number and not an
# amount in thousands (1.250.000.000.000.000, a national budget).
_NIK = re.compile(r"(?<!\d)(?<!\d[.,/])(?!\d(?:\.\d{3}){5}(?!\d))\d(?:[ .\u00a0-]?\d){15}(?!\d)")
_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+", re.UNICODE)
_SEPARATOR = r"[ .\u00a0-]?"
# Mobile 08.. and +62 8.., 9 to 13 digits; fixed lines with their area code, (021) 7654321.
_PHONE = re.compile(
    rf"(?<![\w/.,+-])(?:(?:\+|00)?62{_SEPARATOR}(?:\(0\){_SEPARATOR})?8|08)(?:{_SEPARATOR}\d){{7,11}}(?![\d/])"
    rf"|(?<![\w/.,])\((?:\+?62|0)\d{{1,3}}\){_SEPARATOR}\d(?:{_SEPARATOR}\d){{4,8}}(?![\d/])"
    rf"|(?<![\w/.,+-])(?:\+62{_SEPARATOR}[2-79]\d{{0,2}}|0[2-79]\d{{1,2}})[ -]\d(?:{_SEPARATOR}\d){{5,7}}(?![\d/])"
    r"|(?<![\w/.,+-])0[2-79]\d{7,9}(?![\d/])"
)
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)*", re.UNICODE)
# Parts of a name too short or too common to be hidden wherever they stand alone in a text.
_COMMON = frozenset(
    {
        *("bin", "binti", "dan", "dkk", "sdr", "sdri", "ibu", "bapak", "bpk", "haji", "hajjah", "drs", "dra"),
        *("prof", "alm", "almh", "nyonya", "tuan", "saudara", "saudari"),
    }
)
# A kabupaten or kota after a comma or a number; one after a word may be a street ("Jl. Kota Lama").
_REGION = re.compile(r"(?:^|[,;\n\d])\s*((?:kab(?:upaten)?\.?|kota)\s+[A-Za-z][A-Za-z '-]*)", re.IGNORECASE)
_NOT_REGION = re.compile(
    r"\b(?:jl|jalan|gang|gg|no|nomor|rt|rw|desa|ds|dusun|kec|kel|komplek|kompleks|perum|blok)\b.*$", re.I
)

PERSONAL_FIELDS = frozenset({"name", "nik", "phone", "email", "address"})


def mask_name(name: str | None) -> str:
    """The first letter of each word and the same stars for every name: "S*** A***"; "" for a blank.

    The number of stars says nothing of the length. At most three words are shown.
    """
    found = _NAME_WORD.findall(name or "")
    if not found:
        return MASK if (name or "").strip() else ""
    return " ".join(f"{word[0].upper()}{MASK}" for word in found[:3])


def mask_nik(nik: str | None) -> str:
    """The two digits of the province and stars; only stars where it has not 16 digits; "" for a blank."""
    digits = _digits(nik)
    if not (nik or "").strip():
        return ""
    return f"{digits[:2]}{MASK}" if len(digits) == 16 else MASK


def mask_phone(phone: str | None) -> str:
    """Stars and the last two digits; only stars where it has fewer than eight; "" for a blank."""
    digits = _digits(phone)
    if not (phone or "").strip():
        return ""
    return f"{MASK}{digits[-2:]}" if len(digits) >= 8 else MASK


def mask_email(email: str | None) -> str:
    """Stars, an at sign and stars: neither the person nor the provider; "" for a blank."""
    if not (email or "").strip():
        return ""
    return f"{MASK}@{MASK}"


def mask_address(address: str | None) -> str:
    """Stars, with the kabupaten or kota where the address ends with one; "" for a blank."""
    if not (address or "").strip():
        return ""
    found = _REGION.findall(address or "")
    region = " ".join(_NOT_REGION.sub("", found[-1]).split()).strip(" -") if found else ""
    # A kabupaten's name has at most four words; more are the rest of a street.
    return f"{MASK}, {region}" if 2 <= len(region.split()) <= 5 else MASK


def mask_text(text: str | None, complainant: Complainant | None = None) -> str:
    """Free text without NIKs, phone numbers, e-mails and the complainant's own name, NIK, phone and address.

    Letter numbers, dates, amounts of money and numbers of articles stay. Masking twice changes nothing
    more. Whole words only: the name "Ali" does not cut "alinea".
    """
    if not text:
        return ""
    out = text
    if complainant is not None:
        out = _without_own(out, complainant)
    out = _EMAIL.sub(f"{MASK}@{MASK}", out)
    out = _NIK.sub(MASK, out)
    out = _PHONE.sub(MASK, out)
    return _without_name(out, complainant.name) if complainant is not None and complainant.name else out


def mask_value(field: str, value: str) -> str:
    """A cell's value for printing, by our name of its field: personal ones masked whole, texts searched.

    ``field`` may have the complainant before it ("complainant.nik") or not ("nik"). A row as a whole ("")
    and free text are searched for NIKs, phone numbers and e-mails.
    """
    name = field.rpartition(".")[2]
    if name == "name":
        return mask_name(value)
    if name == "nik":
        return mask_nik(value)
    if name == "phone":
        return mask_phone(value)
    if name == "email":
        return mask_email(value)
    if name == "address":
        return mask_address(value)
    return mask_text(value)


def _digits(text: str | None) -> str:
    return "".join(c for c in text or "" if c.isdecimal())


def _without_own(text: str, complainant: Complainant) -> str:
    """The text without the complainant's own NIK, phone, e-mail and address, however they are spaced."""
    for number in (complainant.nik, complainant.phone):
        digits = _digits(number)
        # A subject seldom holds a figure, and a list has thousands of subjects.
        if len(digits) >= 7 and any(c.isdecimal() for c in text):
            spaced = r"[^\w@*]{0,2}".join(map(re.escape, digits))
            text = re.sub(rf"(?<!\d){spaced}(?!\d)", MASK, text)
    for whole in (complainant.email, complainant.address):
        plain = (whole or "").split()
        if len("".join(plain)) >= 6:
            text = re.sub(r"\s+".join(map(re.escape, plain)), MASK, text, flags=re.IGNORECASE)
    return text


def _without_name(text: str, name: str) -> str:
    """The text without the name: whole, and each of its words of three letters or more by itself."""
    found = _NAME_WORD.findall(name)
    folded = text.casefold()
    if not any(word.casefold() in folded for word in found):
        return text
    whole = r"\W+".join(map(re.escape, found))
    long = [re.escape(word) for word in found if len(word) >= 3 and word.casefold() not in _COMMON]
    each = "|".join(sorted(set(long), key=lambda word: (-len(word), word)))
    pattern = rf"(?<!\w)(?:{whole}{'|' + each if each else ''})(?!\w)"
    return re.sub(pattern, MASK, text, flags=re.IGNORECASE)
