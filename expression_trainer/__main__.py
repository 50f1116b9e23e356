"""`python -m expression_trainer` is the same as `expression-trainer`."""

from expression_trainer.cli import main

if __name__ == "__main__":
    main()
