"""Lets ``python -m dumas_cli`` run the command line."""

from dumas_cli.cli import main

if __name__ == "__main__":
    main()
