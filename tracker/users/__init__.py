"""Users: who may do what with the record, and how they are known."""

from tracker.users.roles import Role
from tracker.users.user import User
from tracker.users.users import Users

__all__ = ["Role", "User", "Users"]
