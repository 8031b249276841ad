"""What a browser says of itself, in two words and no finer: enough to know one's own phone from one's own computer."""

from plugdedag.people.models import Browser, System

# Browsers name their forebears too, so the first that fits is the one.
BROWSERS = {
    "Edg": Browser.EDGE, "OPR/": Browser.OPERA, "SamsungBrowser": Browser.SAMSUNG, "Firefox": Browser.FIREFOX,
    "FxiOS": Browser.FIREFOX, "Chrome": Browser.CHROME, "CriOS": Browser.CHROME, "Safari": Browser.SAFARI,
}  # fmt: skip
SYSTEMS = {
    "iPhone": System.IPHONE, "iPad": System.IPAD, "Android": System.ANDROID, "CrOS": System.CHROMEBOOK,
    "Windows": System.WINDOWS, "Macintosh": System.MAC, "Linux": System.LINUX,
}  # fmt: skip


def browser_of(agent: str) -> Browser:
    """Which browser a User-Agent header is from."""
    return next((browser for token, browser in BROWSERS.items() if token in agent), Browser.OTHER)


def system_of(agent: str) -> System:
    """On what it runs."""
    return next((system for token, system in SYSTEMS.items() if token in agent), System.OTHER)
