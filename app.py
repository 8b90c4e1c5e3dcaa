"""Start the dashboard (``python app.py``); ``app:server`` is the WSGI application."""

import sys

from indicators.bootstrap import create_app
from indicators.cli import main
from indicators.settings import read_settings

if __name__ == "__main__":
    sys.exit(main(["serve"]))
else:
    server = create_app(read_settings(), serving=True)
