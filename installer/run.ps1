# Open LIMS Desktop with the demonstration laboratory: install what is missing, then start.
# With words behind it, they are given to the program: powershell -ExecutionPolicy Bypass -File installer\run.ps1 verify
# Not yet tried on Windows.

$ErrorActionPreference = "Stop"
$Checkout = Split-Path $PSScriptRoot
Set-Location $Checkout
. (Join-Path $PSScriptRoot "setup\environment.ps1")

Initialize-Environment "run"
if (-not $args.Count) {
    # Whoever has not chosen a laboratory yet tries the demonstration on this computer.
    & $Python -c 'from lims_desktop import station as s; s.load() or s.Station(s.suggested_name()).save()'
}
& $Python main.py @args
exit $LASTEXITCODE
