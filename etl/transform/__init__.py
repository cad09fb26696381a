"""Tables → observations → figures: what each number is about, printed sums, printed rows, witnesses, standing."""
