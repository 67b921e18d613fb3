"""The complaints that ask for a visit become trips of teams: when, where, by whom and for how much."""
