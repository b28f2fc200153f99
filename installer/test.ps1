# Check everything: form, types, floors and tests. With words behind it, only the tests that they name to pytest.
# Not yet tried on Windows.

$ErrorActionPreference = "Stop"
$Checkout = Split-Path $PSScriptRoot
Set-Location $Checkout
. (Join-Path $PSScriptRoot "setup\environment.ps1")

Initialize-Environment "test"
$env:QT_QPA_PLATFORM = "offscreen"
if ($args.Count) {
    & $Python -m pytest @args
    exit $LASTEXITCODE
}
$Checks = [ordered]@{
    "form (ruff format)"           = @("-m", "ruff", "format", "--check", ".")
    "rules of writing (ruff check)" = @("-m", "ruff", "check", ".")
    "types (mypy)"                 = @("-m", "mypy")
    "floors (import-linter)"       = @("-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())")
    "tests (pytest)"               = @("-m", "pytest")
}
$Summary = @()
$Failed = 0
foreach ($What in $Checks.Keys) {
    Write-Host "`n== $What"
    $Words = $Checks[$What]
    & $Python @Words
    if ($LASTEXITCODE -eq 0) { $Summary += "  passed  $What" } else { $Summary += "  FAILED  $What"; $Failed = 1 }
}
Write-Host ""
$Summary | Write-Host
exit $Failed
