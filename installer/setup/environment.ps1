# The program's own Python environment in .venv on Windows. Read by run.ps1 and test.ps1.
# Not yet tried on Windows.

$Python = Join-Path $Checkout ".venv\Scripts\python.exe"
$Fits = "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))"
Remove-Item Env:PYTHONDONTWRITEBYTECODE, Env:PYTHONPATH, Env:PYTHONHOME -ErrorAction SilentlyContinue

function Stop-With([string] $Sentence) {
    Write-Host $Sentence
    exit 1
}

function Test-Python([string[]] $Command) {
    if (-not (Get-Command $Command[0] -ErrorAction SilentlyContinue)) { return $false }
    $ErrorActionPreference = "SilentlyContinue" # what a missing version says on its error stream is no error of ours
    $Options = @($Command | Select-Object -Skip 1)
    & $Command[0] @Options -c $Fits 2> $null
    return $LASTEXITCODE -eq 0
}

function Find-Python {
    foreach ($Command in @(@("py", "-3.13"), @("py", "-3.12"), @("py", "-3.11"), @("py", "-3.14"), @("python"))) {
        if (Test-Python $Command) { return , $Command }
    }
    Stop-With "The program needs Python 3.11, 3.12, 3.13 or 3.14. Install it from python.org or the Microsoft Store, then start again."
}

# What .venv was made from: the interpreter and the content of the lock file.
function Get-State([string] $Lock) {
    $Version = & $Python -VV
    $Hash = (Get-FileHash (Join-Path $Checkout "installer\lock\$Lock.txt") -Algorithm SHA256).Hash
    return "$Version $Hash"
}

# Make everything that the named lock file (run or test) asks for be there; the second time, see at once that it is.
function Initialize-Environment([string] $Lock) {
    $Stamp = Join-Path $Checkout ".venv\ready-$Lock"
    if ((Test-Path $Stamp) -and (Test-Python @($Python)) -and ((Get-Content $Stamp -Raw).Trim() -eq (Get-State $Lock))) { return }
    if (-not (Test-Python @($Python))) {
        $Found = Find-Python
        $Options = @($Found | Select-Object -Skip 1)
        & $Found[0] @Options -m venv --clear (Join-Path $Checkout ".venv")
        if ($LASTEXITCODE -ne 0) { Stop-With "The folder .venv for the program's libraries could not be made." }
    }
    Write-Host "Installing the program's libraries (the first time this takes a minute or two) ..."
    & $Python -m pip install --quiet --disable-pip-version-check --no-input --only-binary :all: --require-hashes --compile `
        --requirement (Join-Path $Checkout "installer\lock\$Lock.txt")
    if ($LASTEXITCODE -ne 0) { Stop-With "The program's libraries could not be installed: is the package index within reach?" }
    Set-Content (Join-Path $Checkout ".venv\ready-run") (Get-State "run")
    Set-Content $Stamp (Get-State $Lock)
}
