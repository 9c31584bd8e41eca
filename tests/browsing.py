"""A headless Chromium for tests: found on this computer, never downloaded."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip
_BROWSERS, _DRIVERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"), ("chromedriver", "chromium.chromedriver")


def programs() -> tuple[str, str]:
    """The browser and its driver; skips the test, and says why, when one is absent.

    Where TRANSLIT_NEEDS_BROWSER is set, as in CI, the test fails instead.
    """
    found = [next(filter(None, map(shutil.which, names)), None) for names in (_BROWSERS, _DRIVERS)]
    if found[0] is None or found[1] is None:
        missing = "Chromium" if found[0] is None else "chromedriver"
        reason = f"{missing} is not installed: on Debian, apt-get install chromium chromium-driver"
        if os.environ.get("TRANSLIT_NEEDS_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found[0], found[1]


@contextmanager
def chromium(width: int = 1440, height: int = 900, dark: bool = False) -> Iterator[Any]:
    """A selenium driver with an empty profile; downloads go to the folder `driver.downloads`."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    binary, driver = programs()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile, tempfile.TemporaryDirectory() as downloads:
        options = webdriver.ChromeOptions()
        options.binary_location = binary
        for flag in (*_FLAGS, f"--user-data-dir={profile}", f"--window-size={width},{height}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        options.add_experimental_option("prefs", {"download.default_directory": downloads})
        page = webdriver.Chrome(options=options, service=Service(driver))
        page.downloads = downloads  # type: ignore[attr-defined]
        page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})
        scheme = "dark" if dark else "light"
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        try:
            yield page
        finally:
            page.quit()
