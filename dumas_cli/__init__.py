"""dumas: monitors how agencies handle the public complaints that were referred to them."""

__version__ = "0.1.0"
