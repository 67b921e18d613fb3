"""Matters of land and housing (category 05). The form is explained in topics.py."""

TEXT = """
= sertipikat_ganda | 05 | 11 | ordinary 75 oversight 12 blank 13
agencies: kantah 7, atrbpn 2, kanwil 2
second: polres, atrbpn
subject: Sertipikat ganda atas tanah di Desa {desa}
subject: Permohonan pembatalan {shm} Desa {desa}
subject: Tumpang tindih sertipikat tanah di Kec. {kec}
body: Tanah milik {p} seluas {luas} di Desa {desa}, Kec. {kec}, {kab} dengan {shm} tahun {tahun} ternyata telah
  diterbitkan sertipikat lain atas nama {lain}.
body: {P} menguasai tanah seluas {luas} di Desa {desa} sejak tahun {tahun} dan memegang {shm}, namun pada {tgl}
  pihak {lain} memasang patok dengan menunjukkan sertipikat atas bidang yang sama.
body: Ketika hendak memecah {shm} di Desa {desa}, Kec. {kec}, petugas kantor pertanahan menyatakan bidang tanah {p}
  tumpang tindih dengan sertipikat {lain}.
detail: Pengukuran ulang sudah dimohon sejak {tgl} tetapi petugas ukur belum pernah turun ke lokasi.
detail: {P} membayar PBB setiap tahun dan tidak pernah mengalihkan tanah tersebut kepada siapa pun.
detail: Mediasi di kantor desa pada {tgl} tidak mencapai kesepakatan.
detail: Warkah tanah menurut keterangan petugas tidak ditemukan di arsip.
detail: {P} adalah lansia berumur {umur} tahun yang hidup dari hasil tanah itu.
ask: {P} mohon agar sertipikat yang terbit kemudian dibatalkan.
ask: Mohon bantuan Bapak Presiden agar Kepala BPN memerintahkan pengukuran ulang dan pembatalan sertipikat yang
  cacat administrasi.
ask: {P} mohon perlindungan hukum dan kepastian atas hak tanah tersebut.
papers: fotokopi {shm}, bukti PBB, KTP
papers: fotokopi sertipikat, surat ukur, surat keterangan kepala desa
answer: Telah dilakukan penelitian lapangan pada {tglr} dan pengukuran ulang bidang {shm} seluas {luas}. Hasilnya
  terdapat tumpang tindih seluas 312 m2; para pihak telah diundang mediasi dan berita acara ditandatangani.
answer: Dengan surat Nomor {surat} tanggal {tglr} telah disampaikan hasil gelar kasus: sertipikat atas nama {lain}
  terbit karena cacat administrasi dan diusulkan pembatalannya kepada Kepala Kantor Wilayah.
answer23: Berdasarkan buku tanah dan warkah, {shm} tercatat atas nama pengadu dan tidak diblokir. Permohonan
  pengembalian batas dapat diajukan di loket dengan membawa surat Nomor {surat}; biaya Rp{biaya}.000.
answer: Mediasi dilaksanakan pada {tglr} dihadiri kedua pihak dan perangkat Desa {desa}. Para pihak sepakat batas
  ditetapkan menurut surat ukur tahun {tahun}.


= ganti_rugi_jalan | 05 | 8 | ordinary 80 information 5 blank 15
agencies: pupr 5, kantah 3, pemprov 2, atrbpn 1
second: kantah, pemda
subject13: Ganti rugi tanah proyek jalan di Desa {desa}
subject2: Keberatan nilai ganti kerugian pengadaan tanah Kec. {kec}
subject13: Uang ganti rugi tanah untuk kepentingan umum belum dibayar
body: Tanah {p} seluas {luas} di Desa {desa}, Kec. {kec} terkena proyek jalan sejak tahun {tahunbaru}, tetapi ganti
  rugi sebesar {rpjuta} belum dibayarkan sampai sekarang.
body: Nilai ganti kerugian tanah {p} seluas {luas} untuk pembangunan jalan ditetapkan hanya {rpm2} per meter
  persegi, jauh di bawah harga pasar di Desa {desa}.
body: Sebanyak {kk} KK di Desa {desa}, {kab} belum menerima uang ganti rugi pembebasan lahan waduk dan jalan akses,
  sedangkan pekerjaan fisik sudah berjalan sejak {tgl}.
detail: Nama {p} tercantum dalam daftar nominatif yang diumumkan pada {tgl}.
detail: Rumah {p} retak karena lalu lintas alat berat proyek.
detail2: Musyawarah bentuk ganti kerugian hanya dilakukan satu kali dan warga diminta langsung menandatangani
  persetujuan.
detail13: {P} sudah tiga kali mendatangi PPK pengadaan tanah dan dijanjikan pembayaran tetapi tidak ada realisasi.
ask13: {P} mohon agar pembayaran segera direalisasikan.
ask2: Mohon dilakukan penilaian ulang oleh penilai independen.
papers: daftar nominatif, fotokopi Letter C, KTP
papers: undangan musyawarah, fotokopi sertipikat, foto rumah
answer13: Pembayaran ganti kerugian untuk bidang pengadu sebesar {rpjuta} telah dilakukan melalui bank pada {tglr},
  berita acara pelepasan hak Nomor {surat}.
answer13: Bidang pengadu (NIB 0{biaya}) masih menunggu perbaikan data luas dari {luaskecil} menjadi {luas}; daftar
  perbaikan telah dikirim ke penilai pada {tglr} dan dibayar pada tahap III.
answer2: Hasil penilaian ulang KJPP tanggal {tglr} menaikkan nilai menjadi Rp{biaya}.000 per m2; pembayaran selisih
  sebesar {rpjuta} dilakukan dengan berita acara Nomor {surat}.
answer2: Nilai ganti kerugian ditetapkan KJPP menurut UU Nomor 2 Tahun 2012. Karena pengadu tidak mengajukan
  keberatan dalam 14 hari, uang dititipkan di pengadilan dengan penetapan tanggal {tglr}.


= konflik_perkebunan | 05 | 8 | ordinary 60 oversight 20 blank 20
where: kabupaten sumatera kalimantan sulawesi
agencies: pemda 4, kanwil 3, pemprov 3, ptpn 3, kementan 1
second: pemprov, kanwil, polda
group: 70
subject13: Sengketa lahan warga Desa {desa} dengan {kebun}
subject13: Penguasaan tanah ulayat oleh {kebun}
subject2: Tuntutan kebun plasma Desa {desa}
body: Lahan garapan masyarakat Desa {desa}, Kec. {kec}, {kab} seluas {ha} dikuasai {kebun} sejak tahun {tahun} tanpa
  ganti rugi.
body: {kebun} tidak memenuhi kewajiban membangun kebun plasma 20 persen bagi {kk} KK warga Desa {desa} sebagaimana
  perjanjian tahun {tahun}.
body: HGU {kebun} telah berakhir, namun perusahaan tetap menanami tanah masyarakat Desa {desa} seluas {ha} dan
  menutup jalan ke kebun warga.
detail: Pada {tgl} tanaman karet milik warga dirusak dengan alat berat.
detail13: Tanah tersebut merupakan tanah ulayat masyarakat adat yang diwariskan turun-temurun.
detail: Tiga orang warga diancam petugas keamanan perusahaan ketika memanen.
detail: Panitia yang dibentuk bupati tidak pernah menyampaikan hasil inventarisasi lahan.
ask13: Warga mohon tanah dikembalikan dan HGU ditinjau ulang.
ask: Mohon dibentuk tim terpadu untuk turun ke lokasi.
papers: peta lahan, daftar nama warga, surat keterangan tanah
papers: perjanjian kemitraan, daftar tanda tangan warga
answer13: Tim terpadu telah turun ke lokasi pada {tglr}; hasil overlay menunjukkan 84 hektare lahan warga berada di
  luar HGU dan dikeluarkan dari peta kerja {kebun}.
answer2: Pemeriksaan pada {tglr} menunjukkan plasma telah dibangun 96 hektare melalui koperasi; daftar peserta
  diverifikasi ulang dan {kk} KK dimasukkan, surat Nomor {surat}.
answer2: Rapat fasilitasi pada {tglr} menghasilkan kesepakatan: {kebun} membangun plasma tahap pertama seluas 120
  hektare, dituangkan dalam berita acara Nomor {surat}.
answer13: HGU {kebun} Nomor 12 Tahun {tahun} masih berlaku. Klaim masyarakat tidak didukung bukti penguasaan; jalur
  yang tersedia adalah gugatan ke pengadilan. Penjelasan disampaikan kepada perwakilan warga pada {tglr}.


= prona_lambat | 05 | 6 | ordinary 70 oversight 15 information 15
agencies: kantah 9, atrbpn 1
second: pemda
subject13: Sertipikat PRONA Desa {desa} belum diterbitkan
subject2: Permohonan penerbitan sertipikat tidak kunjung selesai
body: {P} mendaftarkan tanah melalui PRONA tahun {tahunbaru} di Desa {desa}, Kec. {kec}, tetapi sertipikat belum
  diterima sampai sekarang.
body: Berkas balik nama {shm} atas nama almarhum orang tua {p} diajukan pada {tgl}, dan sudah lebih dari {bulan}
  bulan tidak selesai.
body: Dari {orang} bidang tanah yang diukur di Desa {desa}, baru sebagian yang terbit sertipikatnya.
detail13: Panitia desa meminta biaya Rp{biaya}.000.000 per bidang.
detail: Petugas loket selalu menyatakan berkas masih di meja pejabat.
detail2: {P} sudah melunasi BPHTB pada {tgl}.
ask: {P} mohon kepastian waktu penyelesaian.
ask: Mohon Kantor Pertanahan menyerahkan sertipikat kepada yang berhak.
papers12: tanda terima berkas, fotokopi AJB, KTP
papers: kuitansi pembayaran, bukti pendaftaran
answer13: Sertipikat atas nama pengadu telah terbit dan diserahkan di kantor Desa {desa} pada {tglr}.
answer: Berkas pengadu terhambat karena SPPT belum dipecah. Kekurangan telah dilengkapi pada {tglr} dan sertipikat
  selesai dalam 14 hari kerja, surat Nomor {surat}.
answer13: Bidang tanah pengadu termasuk kluster K3 karena alas hak belum lengkap; surat pemberitahuan Nomor {surat}
  tanggal {tglr} merinci syarat yang harus dipenuhi.


= penggusuran | 05 | 6 | ordinary 75 blank 25
where: kota
agencies: pemda 5, kai 3, pemprov 2
second: kai, polres
group: 40
subject2: Ganti rugi pembongkaran rumah di Kec. {kec}
subject13: Penolakan penggusuran warga {kec}
subject13: Permohonan penundaan pembongkaran rumah di Kec. {kec}
body: Sebanyak {kk} KK di Kec. {kec}, {kab} akan digusur padahal sudah menempati lokasi sejak tahun {tahun} dan
  membayar PBB.
body: Rumah {p} di Kec. {kec} dibongkar pada {tgl} tanpa surat peringatan yang patut dan tanpa ganti rugi.
body: Warga menerima surat peringatan ketiga untuk mengosongkan bangunan di tanah yang diklaim milik negara di Kec.
  {kec}.
detail: Di antara warga terdapat lansia, janda, dan anak sekolah yang tidak memiliki tempat tinggal lain.
detail2: Petugas bersikap kasar dan seorang warga dipukul saat pembongkaran.
detail: Rusun yang dijanjikan sebagai pengganti hanya cukup untuk sebagian warga.
ask13: Mohon penggusuran ditunda sampai ada tempat relokasi.
ask: {P} mohon uang kerohiman yang layak.
papers: surat peringatan, daftar warga, foto
papers: fotokopi KTP dan KK, SPPT PBB
answer13: Penertiban ditunda. Sosialisasi dilakukan pada {tglr} dan {kk} KK didata untuk relokasi ke rusunawa, surat
  Nomor {surat}.
answer: Lahan merupakan aset negara dengan Sertipikat Hak Pakai Nomor 21. Uang bongkar Rp{biaya}.000 per m2 telah
  dibayarkan kepada warga pada {tglr}.
answer: Hasil peninjauan pada {tglr}: bangunan pengadu berada di sempadan sungai. Pengadu menerima unit rusunawa dan
  kunci diserahkan pada hari yang sama.


= kawasan_hutan | 05 | 4 | ordinary 80 blank 20
where: kabupaten
agencies: klhk 5, perhutani 3, pemprov 1
second: perhutani, kanwil
group: 50
subject: Tanah garapan Desa {desa} masuk kawasan hutan
subject: Permohonan pelepasan kawasan hutan di Kec. {kec}
body: Tanah pemukiman dan garapan warga Desa {desa}, Kec. {kec} seluas {ha} yang dikuasai sejak tahun {tahun}
  ditetapkan sebagai kawasan hutan.
body: Tanah milik {p} seluas {luas} di Desa {desa} dinyatakan masuk petak hutan produksi sehingga tidak dapat
  disertipikatkan.
detail: Warga yang menggarap dilarang memanen dan dilaporkan ke polisi.
detail: Patok batas hutan dipasang baru pada {tgl} tanpa melibatkan warga.
ask: Mohon dilakukan tata batas ulang dan pelepasan kawasan melalui program TORA.
ask: {P} mohon kejelasan status tanah tersebut.
papers: peta lokasi, surat keterangan desa, daftar penggarap
papers: Letter C, SPPT, peta
answer: Hasil telaah peta: lokasi berada di hutan produksi tetap. Usulan penyelesaian PPTKH diterima dari bupati
  pada {tglr} dan Tim Inver dibentuk dengan SK Nomor {surat}.
answer: Tata batas ulang dilaksanakan pada {tglr}; 37 hektare permukiman warga Desa {desa} dikeluarkan dari kawasan
  hutan.


= rumah_subsidi | 05 | 3 | ordinary 85 information 15
where: jawa kota
agencies: pupr 3, btn 4
second: pemda
subject1: Sertipikat rumah belum diberikan pengembang
subject2: Rumah subsidi tidak kunjung dibangun di Kec. {kec}
body: {P} melunasi KPR rumah di Kec. {kec}, {kab} pada {tgl}, tetapi sertipikat belum diserahkan karena pengembang
  {pt} tidak diketahui keberadaannya.
body: {P} membayar uang muka {rp} kepada pengembang {pt} untuk rumah subsidi, namun sampai sekarang rumah tidak
  dibangun.
detail: Terdapat {orang} konsumen lain yang mengalami hal yang sama.
ask1: {P} mohon sertipikat diserahkan.
ask2: Mohon uang muka dikembalikan.
papers1: akad kredit, surat lunas, KTP
papers2: kuitansi uang muka, brosur
answer1: Sertipikat induk telah dipecah; sertipikat atas nama pengadu dapat diambil di kantor cabang, pemberitahuan
  Nomor {surat} tanggal {tglr}.
answer2: Pengembang {pt} telah dipanggil pada {tglr} dan bersedia mengembalikan uang muka {rp} dalam tiga tahap,
  dituangkan dalam surat pernyataan.


= lahan_transmigrasi | 05 | 3 | ordinary 85 blank 15
where: kabupaten sumatera kalimantan sulawesi
agencies: kemendes 4, pemda 4, kantah 2
second: kantah, pemprov
group: 50
subject1: Lahan usaha II transmigran Desa {desa} belum diserahkan
subject2: Lahan transmigrasi Kec. {kec} dikuasai perusahaan
body: {kk} KK transmigran yang ditempatkan di Desa {desa}, {kab} pada tahun {tahun} belum menerima lahan usaha II
  seluas satu hektare per KK.
body: Lahan usaha transmigran Desa {desa}, Kec. {kec} dikuasai {kebun}, sehingga warga tidak memiliki mata
  pencaharian.
detail: Sertipikat sudah dibagikan tetapi lokasi lahannya tidak pernah ditunjukkan.
ask1: Warga mohon lahan usaha II segera diserahkan.
ask: Mohon diukur dan ditunjukkan batas lahan transmigran.
papers: SK penempatan, daftar transmigran, sertipikat
answer1: Inventarisasi dilakukan pada {tglr}: dari {kk} KK, 61 persil belum ada lahannya. Bupati telah mencadangkan
  lahan pengganti dengan surat Nomor {surat}.
answer2: Mediasi dengan {kebun} pada {tglr} menyepakati pengembalian lahan usaha {kk} persil, berita acara Nomor
  {surat}.
answer2: Plotting sertipikat lahan usaha II selesai pada {tglr} dan batasnya ditunjukkan kepada warga bersama Kantor
  Pertanahan.
"""
