"""Matters of corruption and abuse of power (categories 03 and 01). The form is explained in topics.py."""

TEXT = """
= dana_desa | 03 | 8 | oversight 85 blank 15
where: kabupaten
agencies: pemda 6, kejari 3, polres 3, kemendes 2
second: kejari, kemendes
group: 35
subject: Dugaan penyelewengan Dana Desa {desa}
subject: Laporan korupsi Kepala Desa {desa} Kec. {kec}
body: Kepala Desa {desa}, Kec. {kec}, {kab} diduga menyelewengkan Dana Desa tahun anggaran {tahundd} sebesar
  {rpjuta}.
body: Pembangunan jalan rabat beton Desa {desa} dengan Dana Desa {rpjuta} tidak sesuai RAB dan sudah rusak dalam dua
  bulan.
body: Dana BUMDes dan tunjangan RT/RW di Desa {desa} tidak disalurkan sejak {tgl}.
detail: Laporan pertanggungjawaban memuat kegiatan fiktif.
detail: Warga yang mempertanyakan anggaran dicoret dari daftar penerima bantuan.
detail: Laporan ke inspektorat pada {tgl} tidak ditindaklanjuti.
detail: Musyawarah desa tidak pernah dilakukan.
ask: Mohon dilakukan audit dan proses hukum.
ask: {P} mohon pejabat yang berwenang turun memeriksa.
papers12: foto fisik pekerjaan, salinan APBDes
papers: daftar tanda tangan warga, RAB
answer3: Tunjangan RT/RW telah dibayarkan pada {tglr} dan pengurus BUMDes diganti melalui musyawarah desa, berita
  acara Nomor {surat}.
answer: Inspektorat telah melakukan audit khusus pada {tglr}; ditemukan kerugian {rp} dan kepala desa menyetor
  kembali ke kas desa, LHP Nomor {surat}.
answer2: Hasil pemeriksaan lapangan pada {tglr}: volume rabat beton kurang 18 m3; kepala desa diberi teguran
  tertulis dan pekerjaan diperbaiki.
answer@kejari,kejati,polres,polda: Perkara telah ditingkatkan ke penyidikan dengan Sprindik Nomor {surat} tanggal
  {tglr}; 12 saksi telah diperiksa.
answer@kejari,kejati,polres,polda: Penyelidikan atas laporan tersebut dihentikan pada {tglr} karena kerugian telah
  dikembalikan ke kas desa; surat pemberitahuan Nomor {surat}.
answer: Hasil audit tidak menemukan penyimpangan; papan informasi APBDes dipasang dan laporan dijelaskan kepada
  warga pada {tglr}.


= pungli | 03 | 5 | oversight 90 blank 10
agencies: pemda 5, polres 3, kantah 2, kemendikbud 1, kemenag 1
second: polres
subject1: Pungutan liar pengurusan surat di Kec. {kec}
subject2: Pungutan sekolah di Kec. {kec}
subject: Laporan pungli di {kab}
body: Petugas meminta uang Rp{biaya}.000 per orang untuk pengurusan surat di Kec. {kec}, padahal layanan tersebut
  gratis.
body: Sekolah negeri di Kec. {kec}, {kab} memungut Rp{biaya2}.000 untuk uang gedung dengan dalih sumbangan komite.
body: Sopir angkutan dan pedagang di Kec. {kec} diwajibkan membayar setoran Rp{biaya}.000 setiap hari tanpa karcis.
detail2: Orang tua yang tidak membayar, rapor anaknya ditahan.
detail: Bukti rekaman suara ada pada {p}.
ask: Mohon tim Saber Pungli menindak oknum tersebut.
ask: {P} mohon identitas dirahasiakan.
papers: kuitansi, rekaman suara
papers2: surat edaran komite
answer13: Tim Saber Pungli melakukan pemeriksaan pada {tglr}; dua pegawai dijatuhi hukuman disiplin dan uang
  dikembalikan kepada {orang} warga.
answer13: Penelusuran lapangan pada {tglr} tidak menemukan pungutan; tarif resmi telah dipasang di ruang pelayanan,
  laporan Nomor {surat}.
answer2: Kepala sekolah dipanggil pada {tglr}, pungutan dihentikan dan uang dikembalikan kepada orang tua, berita
  acara Nomor {surat}.


= korupsi_proyek | 03 | 4 | oversight 95 blank 5
agencies: kejati 4, kejari 3, polda 2, bpkp 2
second: bpkp, kejagung
subject: Dugaan korupsi pembangunan di {kab}
subject13: Laporan penyimpangan proyek APBD {kab}
body: Proyek pembangunan pasar di Kec. {kec}, {kab} senilai {rpbig} diduga dikerjakan tidak sesuai kontrak oleh
  {pt}.
body: Pengadaan alat kesehatan RSUD {kab} tahun {tahunbaru} diduga digelembungkan hingga {rpbig}.
body: Dana hibah dan bantuan sosial {kab} senilai {rpbig} diduga disalurkan kepada yayasan fiktif.
detail: Laporan ke kejaksaan sejak {tgl} tidak ada perkembangan.
detail12: Pemenang lelang adalah keluarga pejabat.
ask: Mohon kasus diusut tuntas.
ask: {P} mohon supervisi KPK atas penanganan perkara tersebut.
papers: salinan kontrak, foto, kliping
papers12: dokumen lelang
answer@bpkp: Audit investigatif telah selesai pada {tglr} dan laporannya Nomor {surat} diserahkan kepada penyidik.
answer: Penyelidikan telah dilakukan sejak {tglr}; perhitungan kerugian negara diminta kepada BPKP dengan surat
  Nomor {surat}.
answer1: Berdasarkan hasil pemeriksaan fisik pada {tglr}, kekurangan volume Rp{biaya}.000.000 telah disetor ke kas
  daerah; perkara dihentikan.


= sewenang_pejabat | 01 | 5 | oversight 60 ordinary 30 blank 10
where: kabupaten
agencies: pemda 7, kemendagri 2, pemprov 2, dprd 3
second: kemendagri
subject34: Tindakan sewenang-wenang pejabat di {kab}
subject1: Pemberhentian perangkat Desa {desa} secara sepihak
subject2: Permasalahan pemilihan kepala desa {desa}
body: {P} diberhentikan sebagai perangkat Desa {desa}, Kec. {kec} pada {tgl} tanpa rekomendasi camat karena beda
  pilihan dalam pilkades.
body: Panitia pilkades Desa {desa}, {kab} menggugurkan {p} sebagai calon tanpa alasan yang jelas.
body: Izin usaha {p} di Kec. {kec} dicabut pejabat dinas setelah {p} menolak memberi uang.
body: Camat {kec} menyalahgunakan wewenang dengan menerbitkan surat keterangan tanah di atas tanah {p}.
detail: Surat keberatan kepada bupati tertanggal {tgl} tidak dijawab.
detail13: PTUN telah mengabulkan gugatan dan putusannya berkekuatan hukum tetap, tetapi tidak dilaksanakan.
ask: Mohon pejabat tersebut diberi sanksi.
ask123: {P} mohon keputusan tersebut dibatalkan.
papers1: SK pengangkatan, surat pemberhentian
papers234: berita acara panitia, KTP
answer3: Izin usaha diterbitkan kembali pada {tglr} dan pejabat bersangkutan diperiksa inspektorat, LHP Nomor
  {surat}.
answer3: Izin dicabut karena lokasi tidak sesuai tata ruang; surat pencabutan Nomor {surat} telah dijelaskan kepada
  pengadu pada {tglr}.
answer1: Pemberhentian telah sesuai rekomendasi camat dan Perda; pengadu dapat menggugat ke PTUN, penjelasan Nomor
  {surat} tanggal {tglr}.
answer1: Inspektorat memeriksa pada {tglr}; keputusan pemberhentian dicabut dan pengadu diaktifkan kembali dengan SK
  Nomor {surat}.
answer2: Penetapan calon sudah sesuai Perda dan hasil tes tertulis; berita acara panitia disampaikan kepada pengadu
  pada {tglr}.
answer4: Camat telah dipanggil dan surat keterangan tanah dibatalkan pada {tglr}.


= oknum_aparat | 01 | 3 | oversight 90 blank 10
agencies: polda 5, polri 3, kompolnas 2
second: kompolnas
subject: Perilaku oknum anggota Polri di {kab}
subject: Laporan penyalahgunaan wewenang oknum aparat
body: Oknum anggota kepolisian di {kab} meminta uang {rp} untuk menghentikan perkara yang dilaporkan {lain} terhadap
  {p}.
body: Kendaraan {p} disita oknum aparat pada {tgl} tanpa surat penyitaan dan belum dikembalikan.
detail: Pengaduan ke Propam pada {tgl} belum ada hasil.
ask: Mohon oknum ditindak sesuai kode etik.
ask2: {P} mohon barang dikembalikan.
papers: tanda terima laporan Propam, STNK
answer@kompolnas: Kompolnas telah meminta klarifikasi kepada Kapolda; jawaban tanggal {tglr} menyatakan anggota
  bersangkutan dijatuhi hukuman disiplin.
answer: Hasil pemeriksaan Propam tanggal {tglr} tidak menemukan pelanggaran; penanganan sesuai prosedur, surat Nomor
  {surat}.
answer1: Bidpropam telah memeriksa pada {tglr}; sidang disiplin menjatuhkan penempatan di tempat khusus 14 hari
  kepada anggota bersangkutan.
answer2: Penyitaan didasari penetapan Nomor {surat}; barang dikembalikan kepada pengadu pada {tglr} setelah perkara
  dihentikan.
"""
