@echo off
rem Stands in for the Electron binary on Windows; see the sh script beside it.
setlocal
set "node=%~dp0..\..\..\node_modules\node\bin\node.exe"
if not exist "%node%" set "node=node"
"%node%" --disable-warning=ExperimentalWarning "%~dp0..\host\cli.ts" %*
