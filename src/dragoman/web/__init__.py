"""The workbench: the record in a browser. A thin edge over run/ and views/ (docs/design/web.md)."""
