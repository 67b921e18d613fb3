"""Matters of labour and the civil service (category 04). The form is explained in topics.py."""

TEXT = """
= phk_pesangon | 04 | 9 | ordinary 85 oversight 5 blank 10
where: any
agencies: kemnaker 4, pemda 5, pemprov 3
second: pemprov, bpjstk
group: 25
subject: PHK sepihak oleh {pt}
subject: Pesangon karyawan {pt} belum dibayar
subject: Permohonan bantuan penyelesaian hubungan industrial
body: {P} bekerja di {pt} selama {kerja} tahun dan diberhentikan secara sepihak pada {tgl} tanpa pesangon.
body: Sebanyak {orang} karyawan {pt} di {kab} terkena PHK pada {tgl} dan pesangon sebesar {rp} per orang belum
  dibayar.
body: {pt} di Kec. {kec} menutup pabrik pada {tgl} tanpa menyelesaikan hak pekerja.
detail: Anjuran mediator dinas tenaga kerja tidak dilaksanakan perusahaan.
detail: Iuran BPJS Ketenagakerjaan dipotong dari upah tetapi tidak disetorkan.
detail1: {Hamil} sedang hamil ketika PHK dilakukan.
detail: {P} menanggung tiga anak dan orang tua yang sakit keras.
ask: {P} mohon hak pesangon dibayarkan sesuai UU Nomor 13 Tahun 2003.
ask: Mohon pengawas ketenagakerjaan memeriksa perusahaan.
papers: surat PHK, slip gaji, KTP
papers: anjuran mediator, kartu karyawan
answer@bpjstk: Tunggakan iuran {pt} selama 9 bulan telah ditagih dan dilunasi pada {tglr}; saldo JHT pekerja dapat
  dicairkan.
answer: Mediator telah mengeluarkan anjuran Nomor {surat} tanggal {tglr}: perusahaan membayar pesangon dua kali
  ketentuan. Perusahaan menyatakan menerima.
answer: Pemeriksaan oleh pengawas dilakukan pada {tglr}; nota pemeriksaan I diterbitkan dan {pt} telah membayar
  pesangon sebesar {rp}.
answer1: Pengadu mengundurkan diri dengan surat bermeterai sehingga tidak berhak atas pesangon; uang pisah telah
  dibayarkan pada {tglr}. Bila keberatan dapat diajukan ke Pengadilan Hubungan Industrial.
answer: Perundingan tripartit pada {tglr} mencapai perjanjian bersama yang didaftarkan di PHI dengan Nomor {surat}.


= upah | 04 | 5 | ordinary 90 blank 10
agencies: kemnaker 3, pemda 4, pemprov 3
second: pemda
subject1: Upah di bawah UMK pada {pt}
subject2: Gaji karyawan {pt} tidak dibayar {bulan} bulan
body: {pt} di Kec. {kec}, {kab} membayar upah di bawah UMK dan tidak membayar lembur.
body: Gaji {p} dan {orang} pekerja lain di {pt} belum dibayar selama {bulan} bulan.
detail: Pekerja yang bertanya langsung diputus kontraknya.
detail: THR tahun lalu juga tidak dibayarkan.
ask1: Mohon perusahaan diberi sanksi dan membayar kekurangan upah.
ask2: {P} mohon upah segera dibayar.
papers: slip gaji, kontrak kerja
papers: daftar hadir, rekening koran
answer: Nota pemeriksaan Nomor {surat} tanggal {tglr} menetapkan kekurangan upah {rp}; perusahaan menyanggupi
  pembayaran dalam dua tahap.
answer1: Hasil pemeriksaan pada {tglr}: upah pokok dan tunjangan tetap telah sesuai UMK. Kekurangan upah lembur 37
  pekerja telah dibayar.


= honorer_k2 | 04 | 7 | ordinary 60 information 30 blank 10
agencies: kemenpanrb 5, bkn 4, pemda 3
second: bkn
group: 30
subject3: Honor pegawai tidak tetap {kab}
subject12: Permohonan pengangkatan tenaga honorer K2 menjadi CPNS
subject1: Nasib guru honorer di {kab}
body: {P} mengabdi sebagai guru honorer di {kab} sejak tahun {tahunlama} dan terdaftar dalam kategori II, tetapi
  belum diangkat menjadi CPNS.
body: Dalam pengumuman tenaga honorer K2 {kab} terdapat nama yang tidak pernah bekerja, sedangkan {p} yang mengabdi
  {kerja} tahun tidak lulus.
body: Honor {p} sebagai penyuluh/tenaga kebersihan di {kab} hanya Rp{biaya}.000 sebulan dan dibayar tiga bulan
  sekali.
detail13: Usia {p} sudah di atas 35 tahun sehingga tidak dapat mengikuti seleksi umum.
detail12: Data {p} hilang ketika pemberkasan.
ask12: {P} mohon diangkat menjadi CPNS.
ask3: {P} mohon honor yang layak.
ask2: Mohon dilakukan verifikasi ulang data honorer K2.
papers: SK pengangkatan, daftar honor
papers12: SK honorer, kartu ujian, KTP
answer3: Honor pegawai tidak tetap dinaikkan menjadi Rp{biaya2}.000 sejak perubahan APBD yang ditetapkan pada
  {tglr}; tunggakan tiga bulan telah dibayar.
answer3: Honor ditetapkan menurut kemampuan daerah dengan keputusan Nomor {surat} tanggal {tglr} dan dibayarkan
  setiap bulan mulai triwulan berjalan.
answer12: Menurut PP Nomor 56 Tahun 2012 pengangkatan K2 hanya melalui seleksi; nilai pengadu di bawah ambang batas.
  Penjelasan tertulis Nomor {surat} dikirim pada {tglr}.
answer2: Verifikasi atas 14 nama yang dipersoalkan dilakukan pada {tglr}; dua orang dibatalkan NIP-nya karena SK
  tidak benar.
answer1: Data pengadu ditemukan dalam basis data BKN dengan nomor peserta 2{biaya}; pemberkasan dapat dilanjutkan
  melalui BKD {kab}.


= cpns | 04 | 3 | information 50 ordinary 40 oversight 10
agencies: bkn 5, kemenpanrb 4, kemenkumham 2
subject2: Penipuan penerimaan CPNS di {kab}
subject1: Keberatan hasil seleksi CPNS
subject1: Mohon penjelasan kelulusan CPNS
body: {P} mengikuti seleksi CPNS formasi {kab} dan memperoleh nilai di atas peserta yang dinyatakan lulus.
body: {P} dijanjikan lulus CPNS oleh {lain} dengan membayar {rp}, namun tidak lulus dan uang tidak dikembalikan.
detail1: Sanggahan telah diajukan pada {tgl} tetapi tidak dijawab.
detail2: Bukti transfer ada pada {p}.
ask1: {P} mohon penjelasan atas hasil seleksi tersebut.
ask2: Mohon pelaku ditindak.
papers1: kartu peserta, cetak nilai
papers2: kuitansi, tangkapan layar
answer2: Sdr. tersebut bukan pegawai instansi kami; penerimaan CPNS tidak dipungut biaya dan pengadu diminta melapor
  ke kepolisian, surat Nomor {surat} tanggal {tglr}.
answer2: Hasil pemeriksaan inspektorat pada {tglr}: pegawai yang terlibat dijatuhi hukuman disiplin berat dan uang
  {rp} dikembalikan kepada pengadu.
answer1: Nilai SKB pengadu setelah integrasi 68,4 sedangkan peserta yang lulus 71,2; rincian dikirim dengan surat
  Nomor {surat} tanggal {tglr}.
answer1: Kelulusan mempertimbangkan formasi khusus putra-putri daerah. Hasil seleksi sudah sesuai berita acara
  Panselnas tanggal {tglr}.


= hak_pns | 04 | 5 | ordinary 80 information 20
agencies: bkn 3, pemda 5, kasn 2, kemendikbud 1
second: bkn
subject1: Permohonan pembayaran hak pensiun
subject3: Tunjangan sertifikasi guru belum dibayar
subject2: Mutasi dan pemberhentian PNS di lingkungan Pemerintah {kab}
body: {P}, pensiunan PNS {kab}, belum menerima SK pensiun dan gaji terusan sejak {tgl}.
body: {P} dibebaskan dari jabatan pada {tgl} tanpa pemeriksaan dan tanpa alasan tertulis.
body: Tunjangan sertifikasi guru {p} triwulan III dan IV belum dibayarkan.
detail2: Menurut {p} pemberhentian itu terkait pilkada.
detail1: {P} {janda} pensiunan berumur {umur} tahun.
ask: {P} mohon hak tersebut dipulihkan.
ask1: Mohon SK segera diterbitkan.
papers2: SK jabatan, fotokopi Karpeg
papers13: SK CPNS, KTP, buku tabungan
answer1: Berkas pensiun kurang daftar riwayat pekerjaan; setelah dilengkapi pada {tglr} pertimbangan teknis Nomor
  {surat} diterbitkan.
answer2: Pembebasan dari jabatan didasarkan hasil evaluasi kinerja dan keputusan Nomor {surat}; berkas pemeriksaan
  telah diperlihatkan kepada pengadu pada {tglr}.
answer1: SK pensiun Nomor {surat} ditetapkan pada {tglr} dan rapel dibayarkan bulan berikutnya.
answer2: Hasil penyelidikan KASN pada {tglr}: mutasi tidak sesuai prosedur; kepala daerah direkomendasikan
  mengembalikan pengadu ke jabatan setara.
answer3: Tunjangan profesi pengadu telah ditransfer pada {tglr} sebesar {rp} setelah data Dapodik diperbaiki.


= tki | 04 | 4 | ordinary 85 oversight 15
agencies: bnp2tki 6, kemnaker 4
second: kemnaker, polda
subject3: Gagal berangkat sebagai TKI
subject12: Permohonan pemulangan TKI asal {kab}
subject1: Hilang kontak dengan TKI di luar negeri
body: Anak {p} berangkat sebagai TKI ke Malaysia melalui {pt} pada tahun {tahunbaru} dan hilang kontak sejak {tgl}.
body: {Pasangan} {p} yang bekerja di Arab Saudi tidak menerima gaji selama {bulan} bulan dan dilarang pulang oleh
  majikannya.
body: {P} membayar {rp} kepada {lain} untuk bekerja di Taiwan, tetapi tidak pernah diberangkatkan.
detail12: Menurut temannya paspor dan telepon genggamnya ditahan majikan.
ask3: {P} mohon uang dikembalikan.
ask12: {P} mohon bantuan pemulangan.
ask2: Mohon asuransi dan sisa gaji dibayarkan.
papers12: fotokopi paspor, perjanjian penempatan
papers3: KTP, kuitansi
answer12: KBRI menemui TKI bersangkutan pada {tglr}; ia memilih tetap bekerja dan telah menghubungi keluarga, berita
  Nomor {surat}.
answer12: Hasil koordinasi dengan KJRI: TKI telah ditemukan dan dipulangkan pada {tglr} serta menerima sisa gaji
  {rp}.
answer3: Perekrut dipanggil pada {tglr} dan mengembalikan biaya {rp} kepada pengadu, berita acara Nomor {surat}.


= jht | 04 | 4 | ordinary 60 information 40
agencies: bpjstk 9, kemnaker 1
subject1: Pencairan JHT BPJS Ketenagakerjaan
subject2: Saldo Jaminan Hari Tua tidak sesuai
body: {P} mengajukan klaim JHT pada {tgl} di kantor cabang {kab}, tetapi ditolak karena nama perusahaan {pt} tidak
  aktif.
body: Saldo JHT {p} hanya {rp} padahal iuran dipotong selama {kerja} tahun bekerja di {pt}.
detail1: Kantor cabang meminta surat keterangan dari perusahaan yang sudah tutup.
ask1: {P} mohon klaim dibayarkan.
ask2: Mohon penjelasan perhitungan saldo JHT.
papers: kartu peserta, surat pengalaman kerja
answer1: Keaktifan perusahaan telah diverifikasi pada {tglr}; klaim dapat diajukan kembali tanpa surat keterangan
  perusahaan, pemberitahuan Nomor {surat}.
answer2: Rincian saldo telah dikirim kepada pengadu dengan surat Nomor {surat}; koreksi iuran 14 bulan dibukukan
  pada {tglr}.
answer1: Klaim JHT pengadu sebesar {rp} telah dibayarkan melalui transfer pada {tglr}.
answer2: Perusahaan menunggak iuran 11 bulan; tagihan telah diserahkan ke KPKNL pada {tglr}. Saldo yang ada dapat
  dicairkan tanpa surat perusahaan.
"""
