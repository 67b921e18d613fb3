"""Matters of public service, rules and general requests (categories 02, 08, 10). The form is explained in topics.py."""

TEXT = """
= bansos | 02 | 7 | ordinary 75 information 15 blank 10
agencies: kemensos 5, pemda 6
second: pemda
subject12: Bantuan PKH/Rastra tidak tepat sasaran di Desa {desa}
subject13: Permohonan bantuan sosial
body: {P} warga miskin Desa {desa}, Kec. {kec} tidak pernah menerima PKH maupun Rastra, sedangkan keluarga perangkat
  desa mendapatkannya.
body: Beras Rastra di Desa {desa}, {kab} dibagi rata dan warga dimintai tambahan uang oleh RT.
body: Kartu KIS dan KKS atas nama {p} dinonaktifkan sejak {tgl} tanpa penjelasan.
detail: {P} {janda} berumur {umur} tahun dan tinggal di rumah yang hampir roboh.
detail: {P} penyandang disabilitas sehingga tidak dapat bekerja.
detail: {Pasangan} {p} sakit keras dan tidak mampu berobat.
detail13: Pendamping menyatakan data dari pusat tidak dapat diubah.
ask13: {P} mohon dimasukkan sebagai penerima bantuan.
ask: Mohon data penerima diverifikasi ulang.
papers: SKTM, KTP, KK
papers13: foto rumah, KTP
answer13: Pengadu telah dimasukkan dalam Basis Data Terpadu melalui musyawarah desa pada {tglr} dan menerima KKS
  pada bulan yang sama.
answer13: Hasil verifikasi petugas pada {tglr}: pengadu memenuhi syarat, bantuan rumah tidak layak huni Rp15.000.000
  dianggarkan, surat Nomor {surat}.
answer2: Monitoring tim koordinasi pada {tglr}: tambahan uang merupakan ongkos angkut hasil musyawarah dan kini
  dihentikan, laporan Nomor {surat}.
answer2: Penyaluran Rastra diperiksa pada {tglr}; pungutan Rp{biaya} per KK dikembalikan dan kepala desa ditegur.


= kesehatan | 02 | 5 | ordinary 85 information 15
agencies: bpjskes 5, kemenkes 3, pemda 2, rsud 1
second: kemenkes
subject12: Pelayanan RSUD {kab} terhadap peserta BPJS
subject3: Tunggakan dan kepesertaan BPJS Kesehatan
body: Anak {p} peserta BPJS Kesehatan ditolak RSUD {kab} pada {tgl} dengan alasan kamar penuh.
body: {P} diminta membayar obat sebesar {rp} padahal peserta BPJS kelas III.
body: Kepesertaan BPJS {p} sebagai PBI dinonaktifkan ketika {p} harus cuci darah.
detail1: Akibatnya kondisi pasien kritis dan meninggal dua hari kemudian.
detail: {P} bekerja sebagai buruh harian dan tidak mampu.
ask3: {P} mohon kepesertaan diaktifkan.
ask2: {P} mohon biaya diganti.
ask12: Mohon pelayanan rumah sakit diperbaiki.
papers23: kartu BPJS, kuitansi obat
papers13: resume medis, KTP, KK
answer1: Direktur RSUD diberi teguran pada {tglr} dan keluarga pasien ditemui; prosedur rujukan diperbaiki, surat
  Nomor {surat}.
answer2: Klarifikasi dengan RSUD dilakukan pada {tglr}; biaya obat {rp} dikembalikan kepada pengadu.
answer3: Kepesertaan pengadu diaktifkan kembali per {tglr} sebagai PBI APBD, pemberitahuan Nomor {surat}.
answer1: Audit medis pada {tglr} menyimpulkan ruang ICU memang penuh; rumah sakit membuat sistem informasi tempat
  tidur.


= ktp | 02 | 3 | information 55 ordinary 45
agencies: kemendagri 3, pemda 6
subject1: KTP elektronik belum jadi
subject2: Data kependudukan ganda
body: {P} merekam KTP elektronik di Kec. {kec} pada {tgl} tetapi sampai sekarang hanya diberi surat keterangan.
body: NIK {p} tercatat ganda sehingga tidak dapat mengurus paspor dan BPJS.
detail1: Petugas menyatakan blangko habis.
ask1: {P} mohon KTP segera dicetak.
ask2: Mohon data {p} diperbaiki.
papers: surat keterangan, KK
answer1: KTP elektronik pengadu telah dicetak dan dapat diambil di kantor Disdukcapil sejak {tglr}.
answer2: Data ganda telah dibersihkan pada {tglr}; NIK yang berlaku adalah NIK pada Kartu Keluarga.


= listrik | 02 | 3 | ordinary 80 information 20
agencies: pln 9, esdm 1
subject3: Kompensasi SUTET Desa {desa}
subject1: Listrik belum masuk Desa {desa}
subject2: Tagihan susulan listrik
body: Desa {desa}, Kec. {kec}, {kab} dengan {kk} KK belum dialiri listrik PLN.
body: {P} dikenai tagihan susulan P2TL sebesar {rp} dan listriknya diputus pada {tgl}.
body: Kompensasi tanah di bawah SUTET di Desa {desa} belum dibayar kepada {p}.
detail1: Tiang sudah dipasang sejak {tgl} tetapi kabel belum ditarik.
ask3: {P} mohon kompensasi dibayarkan.
ask1: Mohon jaringan listrik segera dibangun.
ask2: {P} mohon tagihan ditinjau kembali.
papers2: surat tagihan, rekening listrik
papers13: proposal desa, daftar warga
answer3: Kompensasi ruang bebas SUTET sebesar {rp} telah dibayarkan kepada pengadu pada {tglr}, berita acara Nomor
  {surat}.
answer1: Pembangunan jaringan ke Desa {desa} masuk program listrik perdesaan; penyalaan dilakukan pada {tglr} untuk
  {kk} pelanggan.
answer2: Keberatan diperiksa tim P2TL pada {tglr}: tagihan dikoreksi menjadi {rp} dan dapat diangsur 12 kali, surat
  Nomor {surat}.


= jalan_rusak | 02 | 5 | ordinary 80 information 15 blank 5
agencies: pemda 5, pemprov 4, pupr 3, dprd 1
second: pupr
group: 30
subject13: Kerusakan jalan Kec. {kec}
subject2: Permohonan pembangunan jembatan Desa {desa}
body: Jalan penghubung Desa {desa} ke Kec. {kec}, {kab} sepanjang {km} km rusak berat dan tidak dapat dilalui bila
  hujan.
body: Jembatan gantung Desa {desa} putus sejak {tgl} sehingga anak sekolah menyeberangi sungai.
body: Truk {tambang} melewati jalan umum di Kec. {kec} hingga rusak parah dan berdebu.
detail13: Sudah terjadi beberapa kecelakaan.
detail2: Jembatan lama terancam roboh.
detail: Usulan dalam musrenbang tiga tahun berturut-turut tidak terealisasi.
ask13: Warga mohon jalan diperbaiki.
ask2: Mohon dibangun jembatan permanen.
papers13: foto jalan, daftar tanda tangan
papers2: proposal, foto jembatan
answer3: Tonase truk dibatasi 8 ton sejak {tglr} dan {tambang} memperbaiki ruas {km} km, kesepakatan Nomor {surat}.
answer1: Pemeliharaan berkala ruas tersebut telah selesai pada {tglr}; foto hasil pekerjaan dilampirkan pada surat
  Nomor {surat}.
answer1: Penanganan ruas tersebut sepanjang {km} km dikontrakkan pada {tglr} dengan nilai {rpbig}, selesai pada
  akhir tahun anggaran.
answer2: Peninjauan dilakukan pada {tglr}; jembatan darurat dipasang dan pembangunan permanen diusulkan dalam DAK,
  surat Nomor {surat}.


= pendidikan | 02 | 3 | information 45 ordinary 55
agencies: kemendikbud 4, ristekdikti 3, kemenag 2, pemda 2, kampus 1
subject12: Ijazah ditahan dan KIP tidak cair di Kec. {kec}
subject2: Dana PIP tidak cair
subject3: Ijazah kampus yang dicabut izinnya
body: Ijazah anak {p} ditahan sekolah di Kec. {kec} karena tunggakan {rp}.
body: Dana KIP/PIP anak {p} tidak dapat dicairkan sejak {tgl}.
body: {P} mahasiswa kampus swasta di {kab} yang izinnya dicabut dan ijazahnya tidak diakui.
detail3: {P} yatim piatu dan dibiayai neneknya yang lansia.
ask1: {P} mohon ijazah diserahkan.
ask2: Mohon dana bantuan dicairkan.
ask3: {P} mohon ijazah tersebut diakui.
papers3: kartu mahasiswa, transkrip nilai
papers1: SKTM, rapor
papers2: kartu KIP, KK
answer3: Mahasiswa dialihkan ke perguruan tinggi lain sesuai keputusan Nomor {surat} tanggal {tglr}; nilai semester
  diakui.
answer1: Sekolah telah menyerahkan ijazah pada {tglr}; tunggakan dihapus oleh yayasan.
answer2: SK penerima PIP Nomor {surat} memuat nama siswa; dana Rp1.000.000 dapat dicairkan di bank penyalur sejak
  {tglr}.


= kredit | 02 | 3 | ordinary 80 information 20
agencies: bri 5, ojk 4, kemenkop 1
subject2: Simpanan koperasi tidak dapat ditarik
subject1: Lelang agunan oleh bank
subject1: Permohonan keringanan kredit
subject3: Penolakan pengajuan KUR
body: Rumah {p} di Kec. {kec} dilelang bank pada {tgl} dengan harga jauh di bawah nilai pasar.
body: {P} menabung {rpjuta} di koperasi {kab} yang kini tutup dan uang nasabah tidak dikembalikan.
body: Permohonan KUR {p} ditolak karena diminta agunan, padahal pinjaman di bawah Rp25 juta.
detail1: {P} tidak pernah menerima surat peringatan.
ask1: {P} mohon penjadwalan ulang kredit.
ask2: Mohon uang nasabah dikembalikan.
papers1: perjanjian kredit, surat lelang
papers23: buku simpanan, KTP
answer2: Izin koperasi telah dibekukan; tim likuidasi membayar simpanan pengadu {rp} secara bertahap sejak {tglr},
  surat Nomor {surat}.
answer3: Pengajuan KUR diproses kembali tanpa agunan tambahan dan dicairkan pada {tglr} sebesar Rp20.000.000.
answer1@bri: Restrukturisasi disetujui pada {tglr} dengan jangka waktu 60 bulan; lelang dibatalkan.
answer1@ojk,kemenkop: Pertemuan bank dan pengadu difasilitasi pada {tglr}: sisa hasil lelang {rp} diserahkan kepada
  pengadu, berita acara Nomor {surat}.


= usul_aturan | 08 | 4 | information 85 blank 15
agencies: kemendagri 3, kemenkeu 3, kemenpanrb 2, kemenhub 2, kemenkumham 1
subject: Usulan perubahan peraturan
subject: Saran mengenai {usul}
body: {P} mengusulkan agar {usul}.
body: {P} meminta penjelasan mengapa usulan agar {usul} belum dapat dilaksanakan di {kab}.
detail2: Peraturan yang ada dinilai bertentangan satu sama lain.
ask: Mohon menjadi perhatian pemerintah.
ask: {P} mohon diberi kesempatan audiensi.
papers: naskah usulan
answer: Usulan dicatat sebagai bahan penyusunan peraturan; penjelasan pasal terkait dikirim dengan surat Nomor
  {surat} tanggal {tglr}.
answer: Hal tersebut telah diatur dalam peraturan menteri yang berlaku sejak {tglr}; salinannya dikirim kepada
  pengadu.


= bantuan_usaha | 10 | 5 | information 60 ordinary 30 blank 10
agencies: kemensos 3, kemenkop 3, pemda 4
subject1: Permohonan bantuan modal usaha
subject2: Permohonan bantuan biaya pengobatan
subject3: Permohonan audiensi dengan Presiden
body: {P} mohon bantuan modal usaha sebesar Rp25.000.000 untuk berdagang di Kec. {kec}.
body: {P} mohon bantuan biaya berobat bagi anak yang menderita kelainan jantung.
body: {P} memohon dapat bertemu Presiden untuk menyampaikan gagasan bagi {kab}.
detail12: {P} mantan buruh berumur {umur} tahun tanpa penghasilan tetap.
detail: Proposal yang sama sudah disampaikan ke gubernur.
ask: Besar harapan {p} agar dikabulkan.
papers13: proposal, KTP
papers2: SKTM, surat dokter
answer2: Pasien telah didaftarkan sebagai peserta PBI dan dirujuk ke RSUD provinsi pada {tglr}, surat Nomor {surat}.
answer3: Gagasan pengadu diterima dalam pertemuan dengan pejabat terkait pada {tglr}; audiensi dengan Presiden belum
  dapat dijadwalkan.
answer1: Petugas mengunjungi pengadu pada {tglr}; bantuan usaha ekonomi produktif Rp5.000.000 diserahkan.
answer1: Permohonan tidak dapat dipenuhi karena tidak ada anggaran bantuan perorangan; pengadu diarahkan ke program
  KUR, surat Nomor {surat} tanggal {tglr}.


= veteran | 10 | 2 | information 40 ordinary 60
agencies: kemhan 6, kemensos 2, kemenkeu 1
subject2: Permohonan tunjangan veteran
subject1: Pengakuan sebagai pejuang kemerdekaan
body: Ayah {p}, berumur {umurtua} tahun, pejuang asal {kab}, belum diakui sebagai veteran.
body: Tunjangan janda veteran atas nama ibu {p} berhenti sejak {tgl}.
detail1: Saksi-saksi perjuangan sudah meninggal.
ask: {P} mohon tunjangan diberikan.
papers: surat keterangan LVRI, KTP
answer1: Berkas belum memuat dua saksi yang diakui; formulir dikirim kepada pengadu dengan surat Nomor {surat}
  tanggal {tglr}.
answer1: SK Tanda Kehormatan Veteran Nomor {surat} terbit pada {tglr}; tunjangan dibayar melalui PT Taspen.
answer2: Tunjangan janda dibayarkan kembali sejak {tglr} termasuk rapel {rp} setelah data ahli waris dilengkapi.
"""
