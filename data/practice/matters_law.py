"""Matters of justice and public order (categories 06 and 07). The form is explained in topics.py."""

TEXT = """
= kriminalisasi | 06 | 3 | ordinary 60 oversight 20 blank 20
agencies: polda 5, polri 4, komnasham 1
second: polri, komnasham
subject1: Kriminalisasi terhadap petani Desa {desa}
subject: Permohonan perlindungan hukum
body: {P} ditetapkan sebagai tersangka pada {tgl} atas laporan {kebun} karena memanen di tanah sendiri di Desa
  {desa}.
body: {P} merasa dikriminalisasi karena kasus utang piutang dengan {lain} dijadikan perkara pidana penipuan.
body: {Pasangan} {p} ditahan di {kab} sejak {tgl} tanpa surat perintah penahanan yang diberikan kepada keluarga.
detail: Penyidik memaksa pengakuan dengan kekerasan.
detail: Saksi yang meringankan tidak pernah diperiksa.
ask: {P} mohon perkara dihentikan (SP3).
ask: Mohon dilakukan gelar perkara khusus di Mabes Polri.
papers: surat panggilan, surat ketetapan tersangka
papers: fotokopi surat kuasa, KTP
answer@komnasham: Pemantauan dilakukan pada {tglr}; rekomendasi penghentian penyidikan disampaikan kepada Kapolda
  dengan surat Nomor {surat}.
answer: Gelar perkara khusus dilaksanakan pada {tglr}; penyidikan dihentikan karena tidak cukup bukti, SP3 Nomor
  {surat}.
answer: Penyidikan dinilai sesuai prosedur; berkas dinyatakan lengkap (P-21) pada {tglr} dan tersangka dilimpahkan
  ke kejaksaan.


= laporan_mandek | 06 | 6 | ordinary 75 blank 25
agencies: polres 6, polda 4, kejari 1
second: polda, kompolnas
subject: Laporan polisi tidak ditindaklanjuti
subject: Lambatnya penanganan perkara di {kab}
body: Laporan {p} mengenai penipuan oleh {lain} dengan kerugian {rpjuta} di kepolisian {kab} sejak {tgl} tidak ada
  perkembangan.
body: {P} melaporkan pemalsuan surat tanah Desa {desa} pada {tgl}, tetapi SP2HP tidak pernah diterima.
body: Pelaku pencurian dan perusakan rumah {p} di Kec. {kec} sudah diketahui tetapi belum ditangkap.
detail: Penyidik sudah tiga kali berganti.
detail: Terlapor adalah kerabat pejabat setempat.
detail: {P} justru diancam terlapor agar mencabut laporan.
ask: {P} mohon kepastian hukum.
ask: Mohon perkara diambil alih Polda.
papers: tanda bukti lapor, SP2HP
papers: STPL, KTP, bukti transfer
answer@kejari: Berkas perkara dinyatakan P-21 pada {tglr} dan tersangka telah dilimpahkan ke pengadilan.
answer@kompolnas: Polda menjelaskan dengan surat tanggal {tglr} bahwa penyidik telah diganti dan {lain} ditetapkan
  sebagai tersangka.
answer: Penyidik telah memeriksa 7 saksi dan menetapkan {lain} sebagai tersangka pada {tglr}; SP2HP Nomor {surat}
  dikirim kepada pengadu.
answer12: Hasil gelar perkara pada {tglr}: perkara merupakan ranah perdata, penyelidikan dihentikan dan
  diberitahukan kepada pengadu.
answer: Berkas perkara tahap I dikirim ke kejaksaan pada {tglr}.


= perkara_pengadilan | 06 | 5 | ordinary 55 information 20 blank 25
agencies: ma 5, pn 4
subject13: Keberatan atas putusan pengadilan
subject1: Permohonan penundaan eksekusi
subject2: Eksekusi putusan belum dilaksanakan
body: {P} keberatan atas putusan Pengadilan Negeri dalam perkara perdata Nomor {perkara} mengenai tanah di Desa
  {desa}, {kab}.
body: Putusan kasasi Nomor {kasasi} yang memenangkan {p} sudah berkekuatan hukum tetap (inkracht), tetapi eksekusi
  belum dilaksanakan pengadilan.
body: Perkara {p} sedang disidangkan di pengadilan {kab} dan majelis hakim dinilai memihak {lain}.
detail1: Permohonan peninjauan kembali sedang diajukan.
detail2: Biaya eksekusi sudah dibayar pada {tgl}.
ask1: {P} mohon Presiden memerintahkan penundaan eksekusi.
ask2: Mohon eksekusi segera dijalankan.
papers12: salinan putusan, KTP
papers: relaas panggilan, memori kasasi
answer2: Ketua pengadilan negeri diminta melaksanakan eksekusi dengan surat Nomor {surat} tanggal {tglr}; aanmaning
  telah dilakukan.
answer2@pn: Aanmaning telah dilaksanakan pada {tglr}; eksekusi dijadwalkan setelah koordinasi keamanan dengan
  kepolisian, surat Nomor {surat}.
answer13: Putusan hakim tidak dapat dicampuri; upaya hukum yang tersedia adalah banding atau peninjauan kembali.
  Badan Pengawasan menyatakan pada {tglr} tidak ada pelanggaran kode etik.


= penganiayaan | 06 | 3 | ordinary 70 oversight 10 blank 20
agencies: polres 6, polda 3, lpsk 1
second: lpsk, polda
subject13: Penganiayaan di {kab} belum diproses
subject2: Permohonan keadilan atas kematian {hubungan} pengadu
subject4: Kekerasan terhadap anak di Kec. {kec}
body: {Hubungan} {p} dianiaya oleh {lain} dan beberapa orang di Kec. {kec} pada {tgl} hingga luka berat, tetapi
  pelaku belum ditahan.
body: {Hubungan} {p} meninggal secara tidak wajar di {kab} pada {tgl} dan keluarga menduga dibunuh.
body: {P} dipukul dan diancam akan dibunuh oleh {lain} di Kec. {kec} pada {tgl}, namun laporan di kepolisian {kab}
  tidak diproses.
body: Anak {p} yang berumur {umuranak} tahun menjadi korban kekerasan oleh {lain} di Kec. {kec} pada {tgl} dan
  pelaku masih bebas.
detail134: Hasil visum sudah diserahkan kepada penyidik.
detail13: Korban kini cacat dan tidak dapat bekerja.
detail2: Pada tubuh korban terdapat luka lebam.
detail: Keluarga terus menerima ancaman.
ask134: {P} mohon pelaku ditangkap dan keluarga dilindungi.
ask2: Mohon dilakukan otopsi ulang.
papers134: visum, tanda bukti lapor
papers: foto luka, KTP, STPL
answer@lpsk: Permohonan perlindungan dikabulkan dalam rapat paripurna tanggal {tglr}; keluarga korban didampingi
  selama enam bulan.
answer134: Tersangka ditangkap pada {tglr} dan ditahan; berkas dilimpahkan ke kejaksaan dengan surat Nomor {surat}.
answer2: Otopsi ulang dilakukan pada {tglr}; tidak ditemukan tanda kekerasan dan hasilnya dijelaskan kepada
  keluarga.
answer134: Perkara telah disidangkan dan terdakwa dijatuhi pidana dua tahun penjara; salinan putusan dikirim pada
  {tglr}.
answer2: Dua tersangka ditetapkan pada {tglr} setelah pemeriksaan 9 saksi, SP2HP Nomor {surat}.

= pemasyarakatan | 06 | 2 | information 50 ordinary 50
agencies: kemenkumham 9
subject1: Permohonan remisi dan pembebasan bersyarat
subject2: Permohonan grasi
body: {Hubungan} {p} terpidana di Lapas {kab} belum menerima pembebasan bersyarat walau syarat sudah dipenuhi sejak
  {tgl}.
body: {P} mohon pengurangan hukuman bagi {hubungan} yang menjalani pidana {kerja} tahun dan sakit-sakitan.
ask: {P} mohon kebijaksanaan Presiden.
papers: petikan putusan, surat keterangan lapas
answer1: SK Pembebasan Bersyarat Nomor {surat} terbit pada {tglr}.
answer2: Permohonan grasi harus diajukan melalui pengadilan pemutus tingkat pertama; syaratnya disampaikan kepada
  keluarga pada {tglr}.


= kerukunan | 07 | 2 | ordinary 70 oversight 10 blank 20
agencies: pemda 3, polda 3, kemendagri 3, kemenag 1
second: polda
group: 60
subject1: Ketegangan antarwarga di Kec. {kec}
subject3: Kegiatan organisasi tidak terdaftar di {kab}
subject2: Penolakan pendirian rumah ibadah
body: Terjadi ketegangan antara warga Desa {desa} dan kelompok pendatang di Kec. {kec}, {kab} sejak {tgl}.
body: Pendirian rumah ibadah di Kec. {kec} yang sudah memiliki IMB ditolak sekelompok orang.
body: Organisasi yang tidak terdaftar melakukan penggalangan dana dan perekrutan pemuda di {kab}.
detail1: Beberapa rumah dibakar dan warga mengungsi.
ask: Mohon aparat menjaga keamanan.
ask12: {P} mohon pemerintah memfasilitasi dialog.
papers2: salinan IMB, daftar jemaat
papers13: foto, kliping
answer@polda: Patroli ditingkatkan dan 4 pelaku perusakan ditahan pada {tglr}, laporan Nomor {surat}.
answer12: FKUB bersama Muspida mengadakan dialog pada {tglr}; kedua pihak menandatangani kesepakatan damai Nomor
  {surat}.
answer: Rapat koordinasi Kesbangpol pada {tglr} memastikan keadaan kondusif dan warga telah kembali ke rumah
  masing-masing.
"""
