"""Start the dashboard (``python app.py``); ``app:server`` is the WSGI application."""

import gc

gc.disable()  # a sixth of the time until all modules are loaded; ``create_app`` has it on again

import sys  # noqa: E402

from indicators.bootstrap import create_app  # noqa: E402
from indicators.cli import main  # noqa: E402
from indicators.settings import read_settings  # noqa: E402

if __name__ == "__main__":
    sys.exit(main(["serve"]))
else:
    server = create_app(read_settings(), serving=True)
