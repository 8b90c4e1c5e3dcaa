"""The Mantine theme. Colours and sizes live in ``assets/tokens.css``; this makes Mantine's components read them."""

from __future__ import annotations

from typing import Any

MANTINE_THEME: dict[str, Any] = {
    "fontFamily": "var(--font-sans)",
    "fontFamilyMonospace": "var(--font-mono)",
    "headings": {"fontFamily": "var(--font-serif)", "fontWeight": "600"},
    "primaryColor": "so",
    "primaryShade": {"light": 6, "dark": 3},
    "colors": {
        "so": [
            "#EEF4FB",
            "#D9E6F5",
            "#B5D0E8",
            "#7FB0F5",
            "#5A92CC",
            "#3A76B2",
            "#0054A5",
            "#00468A",
            "#0A3F7C",
            "#072B54",
        ]
    },
    "white": "#FFFFFF",
    "black": "#18212C",
    "defaultRadius": "sm",
    "radius": {"xs": "2px", "sm": "4px", "md": "6px"},
    "spacing": {"xs": "8px", "sm": "12px", "md": "16px", "lg": "24px", "xl": "32px"},
    "fontSizes": {"xs": "13px", "sm": "15px", "md": "16px", "lg": "18px", "xl": "22px"},
    "focusRing": "auto",
    "cursorType": "pointer",
    "respectReducedMotion": True,
    # The options of a closed list stand nowhere: Mantine would keep and redraw all of them with each choice.
    "components": {"Combobox": {"defaultProps": {"keepMounted": False}}},
}
