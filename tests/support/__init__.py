"""Support: what several tests share, and all that the campaigns share with them.

Nothing here is a test, and nothing here imports a test or a campaign.
"""
