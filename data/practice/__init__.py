"""Makes the invented practice spreadsheets: people, matters, letters, answers, and the untidy sheets that hold them."""
