"""What a text can mean: area, platform, offence, exemption, period, mark, number, label. The words are data."""
