"""The users of a store: everything that can be asked and done about them, from one place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from tracker.errors import Refused
from tracker.sql import Transaction
from tracker.users import accounts, attempts, forms, passwords, read_links, sessions
from tracker.users.read_links import ReadLink
from tracker.users.roles import Role
from tracker.users.tables import are_made
from tracker.users.user import User


class Users:
    """The users of a store.

    Args:
        sql: an open transaction; one to write in, where something is done.
        clock: tells the time.
    """

    def __init__(self, sql: Transaction, clock: Callable[[], datetime]) -> None:
        self._sql = sql
        self._now = clock
        self._made = are_made(sql)

    def any(self) -> bool:
        """Whether there is any user."""
        return self._made and accounts.are_any(self._sql)

    def all(self) -> list[User]:
        """The users, by name."""
        return accounts.everybody(self._sql) if self._made else []

    def named(self, name: str) -> User:
        """A user by name; see `accounts.named`."""
        return accounts.named(self._sql, name)

    def known(self, name: str) -> User | None:
        """A user by name, if there is one."""
        return accounts.known(self._sql, accounts.id_of(name)) if self._made else None

    def password_of(self, name: str) -> str | None:
        """A user's password, as it is kept."""
        return accounts.password_of(self._sql, accounts.id_of(name)) if self._made else None

    def add(self, name: str, password: str | None = None) -> User:
        """Add a user, who may do nothing yet.

        Args:
            name: the name, under which is recorded.
            password: the password; None for somebody who signs in elsewhere.

        Raises:
            Refused: the name or the password cannot be taken.
        """
        if password is not None:
            passwords.refuse_weak(password, name)
        kept = None if password is None else passwords.kept(password)
        accounts.add(self._sql, name, kept, self._now())
        return self.named(name)

    def grant(self, name: str, role: Role | None, relationship: str | None = None) -> User:
        """Give a user a role; see `accounts.grant`."""
        user = self.named(name)
        accounts.grant(self._sql, accounts.id_of(name), role, relationship)
        return self.named(user.name)

    def change_password(self, name: str, password: str) -> None:
        """Give a user another password, by which all sessions end.

        Raises:
            NotFound: there is no such user.
            Refused: it is soon guessed.
        """
        user = self.named(name)
        passwords.refuse_weak(password, user.name)
        accounts.keep_password(self._sql, accounts.id_of(name), passwords.kept(password))
        sessions.end_all(self._sql, accounts.id_of(name))
        attempts.forget(self._sql, accounts.id_of(name))

    def keep_anew(self, name: str, password: str) -> None:
        """Keep a user's password in the way that is now the best, where it is kept in another.

        Sessions go on. Nothing is done where it is no longer the user's password.
        """
        kept = self.password_of(name)
        if kept and passwords.is_outdated(kept) and passwords.fits(password, kept):
            accounts.keep_password(self._sql, accounts.id_of(name), passwords.kept(password))

    def remove(self, name: str) -> User:
        """Remove a user, and end all sessions; what was recorded under the name stays.

        Raises:
            NotFound: there is no such user.
        """
        user = self.named(name)
        accounts.remove(self._sql, accounts.id_of(name))
        return user

    def attempt(self, name: str, address: str) -> None:
        """Count an attempt to sign in, before anything is compared; see `attempts.count`."""
        attempts.clear(self._sql, self._now())
        attempts.count(self._sql, accounts.id_of(name), address, self._now())

    def sign_in(self, name: str, address: str | None = None) -> str:
        """Begin a session of somebody who showed who they are; its token is the answer.

        Raises:
            Refused: there is no such user any more.
        """
        if self.known(name) is None:
            raise Refused(f"there is no user {name!r} here; somebody who administers it can add it")
        attempts.forget(self._sql, accounts.id_of(name), address)
        return sessions.begin(self._sql, accounts.id_of(name), self._now())

    def of_session(self, token: str) -> User | None:
        """Whose session a token is of, if it has not ended."""
        if not self._made:
            return None
        holder = sessions.holder(self._sql, token, self._now())
        return None if holder is None else accounts.known(self._sql, holder)

    def sign_out(self, token: str) -> None:
        """End a session."""
        sessions.end(self._sql, token)

    def sign_out_everywhere(self, name: str) -> None:
        """End all sessions of a user."""
        sessions.end_all(self._sql, accounts.id_of(name))

    def make_link(
        self, made_by: str, relationship: str | None = None, *, note: str = "", days: int = 30
    ) -> tuple[str, str]:
        """Make a link for reading; see `read_links.make`."""
        return read_links.make(
            self._sql, made_by, self._now(), relationship=relationship, note=note, days=days
        )

    def links(self) -> list[ReadLink]:
        """The links for reading that hold."""
        return read_links.all_of(self._sql, self._now()) if self._made else []

    def of_link(self, token: str) -> User | None:
        """Who comes by a link, if it holds."""
        found = read_links.found(self._sql, token, self._now()) if self._made else None
        return found.reader if found else None

    def revoke(self, link: str) -> None:
        """End a link; see `read_links.revoke`."""
        read_links.revoke(self._sql, link)

    def note_form(self, form: str) -> None:
        """Note that a form was sent; see `forms.note`."""
        forms.note(self._sql, form, self._now())

    def was_sent(self, form: str) -> bool:
        """Whether a form was sent before."""
        return self._made and forms.was_sent(self._sql, form)
