"""How the game looks, sounds and moves for one child; every press takes effect at once."""

from __future__ import annotations

from dataclasses import replace

from expression_trainer.domain.learners import AccessibilityProfile, Learner, MirrorKind, ThemeName
from expression_trainer.domain.screens import Message
from expression_trainer.ui.icons import Icon

from .flow import Block, Keys, KeySpec
from .room import Home

TEXT_SCALES = (1.0, 1.25, 1.5, 2.0)
_VOLUME_STEP = 0.1


def settings_blocks(home: Home, learner: Learner) -> tuple[Block, ...]:
    """One line of keys for each setting."""
    access = learner.access

    def say(message_id: str) -> str:
        return home.say(Message(message_id))

    def choice(label: str, name: str, options: list[tuple[str, str, bool]]) -> Keys:
        keys = tuple(KeySpec(f"set:{name}:{value}", text, chosen=chosen) for value, text, chosen in options)
        return Keys(keys, label=say(label))

    themes = [(t.value, say(f"settings-theme-{t.value}"), t is access.theme) for t in ThemeName]
    scales = [(str(v), _percent(home, v), v == access.text_scale) for v in TEXT_SCALES]
    mirrors = [(m.value, say(f"settings-mirror-{m.value}"), m is access.mirror) for m in MirrorKind]
    motion = [("on", say("settings-motion-on"), not access.reduced_motion),
              ("off", say("settings-motion-off"), access.reduced_motion)]  # fmt: skip
    hands = [("right", say("settings-hand-right"), not access.left_handed),
             ("left", say("settings-hand-left"), access.left_handed)]  # fmt: skip
    return (
        choice("settings-theme", "theme", themes),
        choice("settings-text", "text", scales),
        choice("settings-motion", "motion", motion),
        choice("settings-hand", "hand", hands),
        choice("settings-mirror", "mirror", mirrors),
        _volume(home, "settings-voice", "voice", access.voice_volume),
        _volume(home, "settings-effects", "effects", access.effects_volume),
    )


def changed(access: AccessibilityProfile, name: str) -> AccessibilityProfile:
    """The profile after the press of a key `set:<what>:<value>`; an unknown one leaves it as it is."""
    _, what, value = name.split(":")
    match what:
        case "theme":
            return replace(access, theme=ThemeName(value))
        case "text":
            return replace(access, text_scale=float(value))
        case "motion":
            return replace(access, reduced_motion=value == "off")
        case "hand":
            return replace(access, left_handed=value == "left")
        case "mirror":
            return replace(access, mirror=MirrorKind(value))
        case "voice":
            return replace(access, voice_volume=_stepped(access.voice_volume, value))
        case "effects":
            return replace(access, effects_volume=_stepped(access.effects_volume, value))
    return access


def _volume(home: Home, label: str, name: str, volume: float) -> Keys:
    shown = home.say(Message("settings-volume-off")) if volume <= 0 else _percent(home, volume)
    return Keys(
        (
            KeySpec(f"set:{name}:less", home.say(Message("settings-less")), Icon.MINUS),
            KeySpec(f"set:{name}:more", home.say(Message("settings-more")), Icon.PLUS),
        ),
        label=f"{home.say(Message(label))}: {shown}",
    )


def _percent(home: Home, share: float) -> str:
    return home.say(Message("settings-percent", {"value": round(share * 100)}))


def _stepped(volume: float, way: str) -> float:
    step = _VOLUME_STEP if way == "more" else -_VOLUME_STEP
    return min(1.0, max(0.0, round(volume + step, 2)))
