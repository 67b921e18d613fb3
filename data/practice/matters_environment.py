"""Matters of the environment (category 09). The form is explained in topics.py."""

TEXT = """
= limbah | 09 | 3 | ordinary 75 oversight 10 blank 15
agencies: klhk 5, pemda 4, pemprov 2
second: pemda, pemprov
group: 60
subject: Pencemaran limbah {pabrik} di Desa {desa}
subject13: Limbah pabrik mencemari sungai Kec. {kec}
body: Limbah {pabrik} dibuang ke sungai di Desa {desa}, Kec. {kec}, {kab} sehingga air sumur {kk} KK berbau dan
  tidak layak pakai.
body: Asap dan debu {pabrik} mencemari permukiman Desa {desa} dan banyak warga sesak napas.
body: Ikan di kolam warga Kec. {kec} mati massal pada {tgl} setelah {pabrik} membuka saluran limbah.
detail12: Belasan anak mengalami gatal-gatal dan muntah.
detail1: Dinas lingkungan hidup mengambil contoh air pada {tgl} tetapi hasilnya tidak diumumkan.
detail13: Perusahaan tidak memiliki IPAL.
ask13: Warga mohon pabrik ditutup sampai memiliki IPAL.
ask: Mohon dilakukan uji laboratorium dan ganti rugi.
papers: foto sungai, daftar warga
papers: hasil uji air, video
answer13: Pengawasan dilakukan pada {tglr}; COD 412 mg/l melampaui baku mutu. Sanksi paksaan pemerintah Nomor
  {surat} mewajibkan perbaikan IPAL dalam 90 hari.
answer13: Verifikasi lapangan pada {tglr}: saluran pembuangan ditutup, {pabrik} memberi kompensasi air bersih kepada
  {kk} KK.
answer2: Uji emisi cerobong tanggal {tglr} melampaui baku mutu; {pabrik} wajib memasang penangkap debu dalam 60
  hari, sanksi Nomor {surat}.
answer1: Hasil uji laboratorium tanggal {tglr} memenuhi baku mutu; bau berasal dari sedimen lama dan dilakukan
  pengerukan.


= tambang | 09 | 3 | ordinary 70 oversight 15 blank 15
where: kabupaten
agencies: pemprov 5, esdm 4, klhk 1
second: polda, klhk
group: 60
subject3: Reklamasi lubang tambang di Kec. {kec}
subject14: Penolakan tambang {tambang} di Desa {desa}
subject2: Tambang galian C ilegal di Kec. {kec}
body: Kegiatan {tambang} di Desa {desa}, Kec. {kec}, {kab} menyebabkan sawah tertimbun lumpur dan sumber air kering.
body: Galian C tanpa izin di Desa {desa} membuat tebing rawan longsor dan mengancam {kk} rumah.
body: Lubang bekas tambang {tambang} di Kec. {kec} tidak direklamasi dan seorang anak tenggelam pada {tgl}.
body: Warga Desa {desa} menolak izin usaha pertambangan {tambang} karena lokasinya di daerah resapan air.
detail14: Penolak tambang diintimidasi orang tak dikenal.
detail14: Izin terbit tanpa sosialisasi AMDAL.
ask14: Mohon izin dicabut dan tambang dihentikan.
ask2: Mohon galian ditutup.
ask3: Warga mohon reklamasi segera dilaksanakan.
papers: foto lokasi, daftar penolak
papers: peta IUP, video
answer3: Lubang tambang dipagari dan reklamasi dimulai pada {tglr}; jaminan reklamasi {rpbig} dicairkan, surat Nomor
  {surat}.
answer14: Inspektur tambang memeriksa pada {tglr}; kegiatan dihentikan sementara dan perusahaan wajib membuat kolam
  pengendap, surat Nomor {surat}.
answer2: Operasi gabungan pada {tglr} menghentikan galian C tanpa izin dan menyita dua alat berat.
answer14: IUP {tambang} telah dicabut dengan keputusan gubernur Nomor {surat} tanggal {tglr}.


= banjir_longsor | 09 | 1 | ordinary 85 information 15
agencies: pupr 5, pemda 4
second: pemda
group: 50
subject1: Banjir dan tanggul jebol di Kec. {kec}
subject2: Tanah longsor di Desa {desa}
body: Tanggul sungai di Desa {desa}, Kec. {kec} jebol pada {tgl} dan {kk} rumah terendam.
body: Tanah di Desa {desa} bergerak dan longsor pada {tgl}, {kk} KK masih tinggal di tenda.
detail: Bantuan baru datang sekali.
ask1: Warga mohon tanggul segera dibangun.
ask2: Mohon relokasi ke tempat aman.
papers: foto, daftar korban
answer1: Tanggul darurat selesai dikerjakan pada {tglr} dengan geobag sepanjang 240 meter; permanen dilelang dengan
  nilai {rpbig}.
answer2: Sebanyak {kk} KK direlokasi ke hunian sementara pada {tglr}, surat Nomor {surat}.

= abrasi | 09 | 1 | ordinary 80 information 20
where: pantai
agencies: pupr 5, pemda 3, kkp 2
second: pemda
group: 60
subject: Permohonan penanganan abrasi di pesisir {kab}
body: Abrasi di pesisir {kab} sudah menghilangkan puluhan rumah dan mengancam sekolah.
body: Reklamasi pantai oleh {pt} di {kab} membuat nelayan kehilangan tempat menambatkan perahu sejak {tgl}.
detail1: Air laut masuk ke permukiman setiap pasang.
detail2: Hasil tangkapan nelayan turun lebih dari separuh.
ask1: Mohon dibangun pemecah gelombang.
ask2: Nelayan mohon izin reklamasi ditinjau kembali.
papers: foto, daftar warga
answer1: Pemecah gelombang sepanjang 180 meter dikontrakkan pada {tglr} dengan nilai {rpbig}, surat Nomor {surat}.
answer2: Pengawas memeriksa lokasi pada {tglr}; kegiatan dihentikan sampai izin lokasi dilengkapi dan jalur perahu
  dibuka kembali.
"""
