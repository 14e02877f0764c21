from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DESIGN = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")


def test_every_module_stands_in_the_design_with_what_it_says_of_itself():
    package = ROOT / "src" / "dateline"
    modules = [
        f for folder in sorted(package.iterdir()) if folder.is_dir() for f in sorted(folder.glob("*.py"))
    ]
    stated = {
        file.relative_to(package).as_posix(): file.read_text(encoding="utf-8").split('"""')[1].split("\n")[0]
        for file in modules
        if file.name != "__init__.py"
    }
    assert [name for name, line in stated.items() if f"| {line.strip()} |" not in DESIGN] == []
