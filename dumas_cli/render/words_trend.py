"""Printed words of the monthly series and the forecast."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    "sheet_trend": ("Month by month", "Dari bulan ke bulan"),
    "sheet_forecast": ("Forecast", "Perkiraan"),
    "trend_title": ("Letters month by month", "Surat dari bulan ke bulan"),
    "trend_h_sent": ("Sent", "Dikirim"),
    "trend_h_year_before": ("A year before", "Setahun sebelum\u00adnya"),
    "trend_month": ("{month} {year}", "{month} {year}"),
    "trend_part": ("{month}, not over", "{month}, belum usai"),
    "trend_line": (
        "{label}  {first}–{last}  {marks}  {low} to {high}",
        "{label}  {first}–{last}  {marks}  {low} sampai {high}",
    ),
    "trend_line_sent": ("Letters   ", "Surat    "),
    "trend_line_rate": ("Rate      ", "Respons  "),
    "trend_line_received": ("Complaints", "Pengaduan"),
    "trend_n_what": (
        "{n} letters by the month of sending, and what had become of them by {day}.",
        "{n} surat menurut bulan kirim, dan keadaannya sampai {day}.",
    ),
    "trend_n_what_one": (
        "1 letter by the month of sending, and what had become of it by {day}.",
        "1 surat menurut bulan kirim, dan keadaannya sampai {day}.",
    ),
    "trend_n_rate": (
        "Rate: answered of those not returned. Letters of the last months have had less time to be answered.",
        "Respons: yang direspons dari yang tidak dikembalikan. Surat bulan-bulan terakhir belum lama menunggu.",
    ),
    "trend_n_register": (
        "The last complaint on file came in in {month}; later months are not entered yet and not shown.",
        "Pengaduan terakhir pada berkas masuk pada {month}; bulan sesudahnya belum dimasukkan dan tidak ditampilkan.",
    ),
    "trend_n_part": (
        "{month} had not ended on {day}.",
        "{month} belum berakhir pada {day}.",
    ),
    "trend_chart": (
        "Letters sent and answered, by month of sending",
        "Surat dikirim dan direspons, menurut bulan kirim",
    ),
    "trend_words": (
        "From {low} letters in {low_month} to {high} in {high_month}; {n} in all from {first} to {last}.",
        "Dari {low} surat pada {low_month} sampai {high} pada {high_month}; seluruhnya {n} dari {first} sampai {last}.",
    ),
    "trend_words_none": ("No letters.", "Tidak ada surat."),
    # what is coming
    "forecast_title": (
        "Letters to be expected from {first} to {last}",
        "Perkiraan jumlah surat dari {first} sampai {last}",
    ),
    "forecast_title_none": ("Letters to be expected", "Perkiraan jumlah surat"),
    "forecast_h_middle": ("Expected", "Perkiraan"),
    "forecast_h_low_80": ("80% from", "80% dari"),
    "forecast_h_high_80": ("80% to", "80% sampai"),
    "forecast_h_low_95": ("95% from", "95% dari"),
    "forecast_h_high_95": ("95% to", "95% sampai"),
    "forecast_total": ("Twelve months", "Dua belas bulan"),
    "forecast_n_basis": (
        (
            "From {n} whole months of letters sent, by exponential smoothing of their logarithms with a season of"
            " twelve months; the twelve months before had {last_twelve}."
        ),
        (
            "Dari {n} bulan penuh surat yang dikirim, dengan pemulusan eksponensial atas logaritmanya dan musim"
            " dua belas bulan; dua belas bulan sebelumnya {last_twelve} surat."
        ),
    ),
    "forecast_n_interval": (
        (
            "As likely to be passed as not: expected. The truth should lie between the bounds in 80 or 95 of 100"
            " such cases, if things go on as they did. What stands for the twelve months is of their sum:"
            " the months' own figures and bounds do not add up to it."
        ),
        (
            "Perkiraan: peluang terlampaui sama dengan tidak. Kenyataan seharusnya berada di antara kedua batas"
            " dalam 80 atau 95 dari 100 kejadian, bila keadaan berlanjut. Angka dua belas bulan adalah angka"
            " jumlahnya: angka dan batas bulanan tidak berjumlah sama."
        ),
    ),
    "forecast_n_test": (
        (
            "Tested on months already known, from {origins} earlier months: off by {model} of the letters a month"
            " over {points} months; taking the same month of the year before would have been off by {naive}."
            " {inside} of {points} months lay in the 80% interval."
        ),
        (
            "Diuji pada bulan yang sudah diketahui, dari {origins} bulan terdahulu: meleset {model} dari surat"
            " per bulan pada {points} bulan; memakai bulan yang sama setahun sebelumnya meleset {naive}. {inside}"
            " dari {points} bulan berada dalam rentang 80%."
        ),
    ),
    "forecast_n_test_year": (
        "Sums of twelve months, tested {n} times: off by {model}; taking the twelve months before, by {naive}.",
        "Jumlah dua belas bulan, diuji {n} kali: meleset {model}; memakai dua belas bulan sebelumnya, {naive}.",
    ),
    "forecast_n_test_year_one": (
        "Sum of twelve months, tested once: off by {model}; taking the twelve months before, by {naive}.",
        "Jumlah dua belas bulan, diuji sekali: meleset {model}; memakai dua belas bulan sebelumnya, {naive}.",
    ),
    "forecast_n_naive": (
        "The same month of the year before did at least as well: trust it rather than this forecast.",
        "Bulan yang sama setahun sebelumnya sama baik atau lebih baik: lebih baik memakainya daripada perkiraan ini.",
    ),
    "forecast_n_naive_year": (
        "For the year as a whole the twelve months before did at least as well: {last_twelve} is as good a guess.",
        "Untuk setahun penuh, dua belas bulan sebelumnya sama baik atau lebih baik: {last_twelve} sama layaknya.",
    ),
    "forecast_refused_short": (
        "No forecast: {needed} whole months of letters are needed, and there are {n}.",
        "Tidak ada perkiraan: diperlukan {needed} bulan penuh surat, yang ada {n}.",
    ),
    "forecast_refused_unfit": (
        "No forecast: the counts of the {n} months are such that no model of months and seasons fits them.",
        "Tidak ada perkiraan: jumlah pada {n} bulan itu tidak dapat dicocokkan dengan model bulan dan musim.",
    ),
    "forecast_chart": ("Letters sent, and to be expected", "Surat dikirim, dan perkiraannya"),
    "forecast_words": (
        "{middle} letters are expected from {first} to {last} (80% interval: {low} to {high}).",
        "Diperkirakan {middle} surat dari {first} sampai {last} (rentang 80%: {low} sampai {high}).",
    ),
}
