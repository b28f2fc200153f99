"""What transit, court and release share on the screen: who carries or takes items, how they are found, their papers."""
