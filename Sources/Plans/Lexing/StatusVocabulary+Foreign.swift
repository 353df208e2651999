extension StatusVocabulary {
  /// The usual words of other languages.
  ///
  /// Only words that mean one state wherever they are used: `listo`, `pronto`, `klaar` and `bestanden`
  /// say one thing here and another there, and stay unknown until a legend tells.
  static let foreignWording: [(PlanState, [String])] = [
    (
      .pending,
      [
        "offen", "ausstehend", "geplant", "nicht begonnen", "noch nicht begonnen", "zu erledigen",
        "à faire", "planifié", "planifiée", "prévu", "prévue", "en attente", "non commencé",
        "pas commencé", "pendiente", "por hacer", "planificado", "planificada", "no iniciado",
        "no iniciada", "sin empezar", "pendente", "a fazer", "planejado", "planejada",
        "não iniciado",
        "não iniciada", "da fare", "pianificato", "in attesa", "non iniziato", "gepland",
        "nog niet begonnen", "niet gestart", "planerad", "ej påbörjad", "planlagt", "ikke startet",
        "zaplanowane", "do zrobienia", "nie rozpoczęte", "запланировано", "не начато", "не начат",
        "ожидает", "в планах", "未着手", "未開始", "予定", "未开始", "待办", "计划中", "待开始", "待处理", "未開始",
        "待辦", "예정", "대기", "대기 중", "시작 전",
      ]
    ),
    (
      .blocked,
      [
        "blockiert", "gesperrt", "pausiert", "angehalten", "bloqué", "bloquée", "en pause",
        "suspendu", "bloqueado", "bloqueada", "en pausa", "suspendido", "bloccato", "bloccata",
        "in pausa", "sospeso", "geblokkeerd", "blockerad", "blokkert", "zablokowane", "wstrzymane",
        "заблокировано", "заблокирован", "приостановлено", "保留", "ブロック中", "阻塞", "已阻塞", "受阻", "暂停",
        "차단됨", "보류",
      ]
    ),
    (
      .ready, ["bereit", "startklar", "prêt", "prête", "prêt à démarrer", "lista para empezar"]
    ),
    (
      .inProgress,
      [
        "in arbeit", "in bearbeitung", "laufend", "läuft", "begonnen", "angefangen", "teilweise",
        "in umsetzung", "en cours", "commencé", "en curso", "en progreso", "en proceso",
        "en desarrollo", "em andamento", "em progresso", "em curso", "em desenvolvimento",
        "in corso", "in lavorazione", "in uitvoering", "bezig", "mee bezig", "pågår", "pågående",
        "pågår nu", "i gang", "under arbeid", "w toku", "w trakcie", "в работе", "в процессе",
        "выполняется", "進行中", "作業中", "対応中", "着手", "进行中", "开发中", "處理中", "处理中", "진행 중",
        "진행중", "작업 중",
      ]
    ),
    (
      .needsVerification,
      [
        "in prüfung", "zu prüfen", "in review", "im review", "en revue", "à vérifier", "en test",
        "en revisión", "por verificar", "em revisão", "a verificar", "in revisione",
        "da verificare",
        "te controleren", "w weryfikacji", "на проверке", "на ревью", "レビュー中", "確認中", "検証中", "待验证",
        "评审中", "待审核", "測試中", "测试中", "검토 중",
      ]
    ),
    (
      .complete,
      [
        "abgeschlossen", "erledigt", "fertig", "fertiggestellt", "beendet", "umgesetzt", "terminé",
        "terminée", "achevé", "achevée", "fini", "finie", "livré", "livrée", "fait", "completado",
        "completada", "completo", "completa", "terminado", "terminada", "hecho", "finalizado",
        "finalizada", "concluído", "concluída", "feito", "completato", "completata", "finito",
        "fatto", "voltooid", "afgerond", "afgesloten", "klart", "färdig", "avslutad", "slutförd",
        "ferdig", "fullført", "afsluttet", "færdig", "ukończone", "ukończono", "zakończone",
        "zrobione", "готово", "завершено", "завершён", "завершен", "выполнено", "сделано", "完了",
        "完了済み",
        "完成", "已完成", "已结束", "已結束", "完毕", "완료", "완료됨",
      ]
    ),
    (
      .verified,
      [
        "verifiziert", "geprüft", "freigegeben", "abgenommen", "vérifié", "vérifiée", "validé",
        "validée", "verificado", "verificada", "validado", "validada", "aprobado", "aprobada",
        "aprovado", "aprovada", "verificato", "verificata", "geverifieerd", "goedgekeurd",
        "verifierad", "godkänd", "zweryfikowane", "проверено", "подтверждено", "検証済み", "確認済み",
        "已验证", "已驗證", "已通过", "已通過", "검증됨", "검증 완료",
      ]
    ),
    (
      .failed,
      [
        "fehlgeschlagen", "gescheitert", "nicht bestanden", "échoué", "échouée", "échec", "fallido",
        "fallida", "falhou", "reprovado", "fallito", "mislukt", "misslyckades", "niepowodzenie",
        "провалено", "не пройдено", "失敗", "不合格", "失败", "未通过", "실패",
      ]
    ),
    (
      .waived,
      [
        "verworfen", "entfällt", "abgebrochen", "gestrichen", "annulé", "annulée", "abandonné",
        "abandonnée", "cancelado", "cancelada", "descartado", "descartada", "annullato",
        "annullata", "geannuleerd", "vervallen", "avbruten", "inställd", "anulowane", "отменено",
        "отменён", "отменен", "中止", "取りやめ", "取消", "已取消", "취소", "취소됨",
      ]
    ),
  ]
}
