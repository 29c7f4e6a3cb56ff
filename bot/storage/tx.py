"""One transaction's view of the database."""

from functools import cached_property

import sqlalchemy as sa

from bot.domain.ids import TeamId, UserId
from bot.storage.action_items import ActionItems
from bot.storage.announcements import Announcements
from bot.storage.answers import Answers
from bot.storage.asked import AskedQuestions
from bot.storage.channels import Channels
from bot.storage.choices import Choices
from bot.storage.corrections import Corrections
from bot.storage.documents import Documents
from bot.storage.doubts import Doubts
from bot.storage.ending import Ending
from bot.storage.files import Files
from bot.storage.forgotten import Forgotten
from bot.storage.homes import Homes
from bot.storage.inbox import Inbox
from bot.storage.incidents import Incidents
from bot.storage.links import Links
from bot.storage.members import Members
from bot.storage.messages import Messages
from bot.storage.outbox import Outbox
from bot.storage.people import People
from bot.storage.processes import Processes
from bot.storage.redactions import Redactions
from bot.storage.reminder_rules import ReminderRules
from bot.storage.reminders import Reminders
from bot.storage.reports import Reports
from bot.storage.reviews import Reviews
from bot.storage.roles import Roles
from bot.storage.search import Search
from bot.storage.spans import Spans
from bot.storage.timeline import Timeline
from bot.storage.trail import Trail
from bot.storage.unheard import Unheard
from bot.storage.wiping import Wiping


class Tx:
    """One transaction's view of the database: a collection for each kind of thing."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection

    @cached_property
    def incidents(self) -> Incidents:
        return Incidents(self.connection)

    @cached_property
    def roles(self) -> Roles:
        return Roles(self.connection)

    @cached_property
    def links(self) -> Links:
        return Links(self.connection)

    @cached_property
    def spans(self) -> Spans:
        return Spans(self.connection)

    @cached_property
    def timeline(self) -> Timeline:
        return Timeline(self.connection)

    @cached_property
    def trail(self) -> Trail:
        return Trail(self.connection)

    @cached_property
    def messages(self) -> Messages:
        return Messages(self.connection)

    @cached_property
    def members(self) -> Members:
        return Members(self.connection)

    @cached_property
    def forgotten(self) -> Forgotten:
        return Forgotten(self.connection)

    @cached_property
    def files(self) -> Files:
        return Files(self.connection)

    @cached_property
    def answers(self) -> Answers:
        return Answers(self.connection)

    @cached_property
    def asked(self) -> AskedQuestions:
        return AskedQuestions(self.connection)

    @cached_property
    def action_items(self) -> ActionItems:
        return ActionItems(self.connection)

    @cached_property
    def reminders(self) -> Reminders:
        return Reminders(self.connection)

    @cached_property
    def reminder_rules(self) -> ReminderRules:
        return ReminderRules(self.connection)

    @cached_property
    def choices(self) -> Choices:
        return Choices(self.connection)

    @cached_property
    def reports(self) -> Reports:
        return Reports(self.connection)

    @cached_property
    def reviews(self) -> Reviews:
        return Reviews(self.connection)

    @cached_property
    def people(self) -> People:
        return People(self.connection)

    @cached_property
    def homes(self) -> Homes:
        return Homes(self.connection)

    @cached_property
    def channels(self) -> Channels:
        return Channels(self.connection)

    @cached_property
    def corrections(self) -> Corrections:
        return Corrections(self.connection)

    @cached_property
    def documents(self) -> Documents:
        return Documents(self.connection)

    @cached_property
    def doubts(self) -> Doubts:
        return Doubts(self.connection)

    @cached_property
    def search(self) -> Search:
        return Search(self.connection)

    @cached_property
    def redactions(self) -> Redactions:
        return Redactions(self.connection)

    @cached_property
    def ending(self) -> Ending:
        return Ending(self.connection)

    def wiping(self, team_id: TeamId, user_id: UserId) -> Wiping:
        """What one person wrote, to be wiped."""
        return Wiping(self.connection, team_id, user_id)

    @cached_property
    def inbox(self) -> Inbox:
        return Inbox(self.connection)

    @cached_property
    def announcements(self) -> Announcements:
        return Announcements(self.connection)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self.connection)

    @cached_property
    def unheard(self) -> Unheard:
        return Unheard(self.connection)

    @cached_property
    def processes(self) -> Processes:
        return Processes(self.connection)
