# Open LIMS Desktop with the demonstration laboratory: install what is missing, then start.
# With words behind it, they are given to the program: powershell -ExecutionPolicy Bypass -File installer\run.ps1 verify
# Not yet tried on Windows.

$ErrorActionPreference = "Stop"
$Checkout = Split-Path $PSScriptRoot
Set-Location $Checkout
. (Join-Path $PSScriptRoot "setup\environment.ps1")

Initialize-Environment "run"
$Words = if ($args.Count) { $args } else { @("demonstration") }
& $Python main.py @Words
exit $LASTEXITCODE
