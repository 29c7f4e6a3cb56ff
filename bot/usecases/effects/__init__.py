"""The kinds of effects on Slack: how each is prepared, done, found again and taken note of."""

from collections.abc import Mapping

from bot.usecases.effects.admitting import Admit
from bot.usecases.effects.announcing import Announce, PostAnnouncement, UpdateAnnouncement
from bot.usecases.effects.canvases import DeliverCanvas
from bot.usecases.effects.channels import Adopt, Invite, LookUpChannel, OpenChannel, Pin, SetTopic
from bot.usecases.effects.corrections import GatherCorrections, Revise
from bot.usecases.effects.digests import AskForUpdate, Digest, Nudge
from bot.usecases.effects.drafts import DeliverDraft
from bot.usecases.effects.files import AwaitFiles, DescribeFile, KeepFile
from bot.usecases.effects.groups import AskWhom, InviteGroup, InvitePeople
from bot.usecases.effects.home import PublishHome
from bot.usecases.effects.imports import Import
from bot.usecases.effects.kind import EffectKind
from bot.usecases.effects.look_back import LookBack
from bot.usecases.effects.members import ReadMembers
from bot.usecases.effects.messages import Post, Update
from bot.usecases.effects.oncall import FindGroup, InviteOncall
from bot.usecases.effects.people import FetchPerson
from bot.usecases.effects.sweeps import Sweep, SweepThread
from bot.usecases.effects.whispers import Whisper
from bot.usecases.effects.whole_log import AwaitLog, DraftOfWhole

KINDS: Mapping[str, EffectKind] = {
    kind.name: kind
    for kind in (
        OpenChannel(), Adopt(), Admit(), Invite(), SetTopic(), Pin(), Post(), Update(), DeliverDraft(), DeliverCanvas(),
        FetchPerson(), Sweep(), SweepThread(), LookBack(), Import(), KeepFile(), DescribeFile(), AwaitFiles(),
        LookUpChannel(), ReadMembers(), GatherCorrections(), Revise(), AwaitLog(), DraftOfWhole(), Digest(), Nudge(),
        PublishHome(), Whisper(), Announce(), PostAnnouncement(), UpdateAnnouncement(), AskForUpdate(), FindGroup(),
        InviteOncall(),
        PublishHome(), Whisper(), InvitePeople(), InviteGroup(), AskWhom(),
    )
}  # fmt: skip

__all__ = ["KINDS", "EffectKind"]
