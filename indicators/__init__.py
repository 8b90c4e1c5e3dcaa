"""Integration Indicators: official figures with their period, source, status and citation.

The layers, downwards: cli, bootstrap, web and api, services, the working packages (workbook, checks, charts,
export, store), transforms and catalogue and winners, i18n, model, settings. ``docs/architecture.md`` has the picture.
"""

__version__ = "0.1.0"
