; Links of Baton, for this user alone, from the installation on; taken away with the program.
; Electron claims sip:, tel: and callto: at the first start, where the user may give them to another program again.
!macro customInstall
  WriteRegStr HKCU "Software\Classes\baton" "" "URL:Baton"
  WriteRegStr HKCU "Software\Classes\baton" "URL Protocol" ""
  WriteRegStr HKCU "Software\Classes\baton\DefaultIcon" "" "$INSTDIR\Baton.exe,0"
  WriteRegStr HKCU "Software\Classes\baton\shell\open\command" "" '"$INSTDIR\Baton.exe" "%1"'
!macroend

!macro customUnInstall
  DeleteRegKey HKCU "Software\Classes\baton"
!macroend
