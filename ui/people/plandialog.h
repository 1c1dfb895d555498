// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/people/bulksending.h"
#include "ui/people/peopleloader.h"
#include "ui/people/peopleplan.h"
#include "ui/theme/growingdialog.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

namespace personae {

class Strip;

/// "planDialog": what is about to happen to whom, before it happens: the sentence, the numbers, the
/// names. Applying puts one command per person into the outbox, piece by piece, and can be stopped;
/// what could not be kept is said here. Opened, never executed. GUI thread.
class PlanDialog final : public GrowingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlanDialog)

public:
    PlanDialog(PeopleSource &source, Outbox &outbox, Theme &theme, peopleplan::Wish wish,
               peopleplan::Ground ground, TextLimit connectText, QWidget *parent = nullptr);

    void start(std::vector<quint32> ids);

    static constexpr int namesShown = 200;
    static constexpr int mostAtOnce = 10'000;

public Q_SLOTS:
    void reject() override; ///< while it is being applied: stops there

Q_SIGNALS:
    void applied(int commands);              ///< all of them are in the outbox
    void stopped(int commands, int planned); ///< only so many are

private:
    void build();
    void buildTexts(QLayout &column);
    void judgeBlock(const QList<Person> &people);
    void showNumbers();
    void checkText();
    void apply();
    void showProgress();
    void showFailure(const ApiError &error);
    void end();
    [[nodiscard]] QString whom() const;

    Theme &m_theme;
    peopleplan::Wish m_wish;
    peopleplan::Ground m_ground;
    TextLimit m_connectText;
    peopleplan::Wishes m_wishes;
    PeopleLoader m_loader;
    BulkSending m_sending;
    QList<Command> m_commands;
    QString m_onlyName;
    int m_total = 0;
    int m_seen = 0;
    int m_already = 0;
    int m_refused = 0;
    bool m_tooMany = false;
    QLabel *m_sentence = nullptr;
    QLabel *m_numbers = nullptr;
    QLabel *m_counter = nullptr;
    Strip *m_strip = nullptr;
    QListWidget *m_names = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QLineEdit *m_reason = nullptr;
    QPushButton *m_apply = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace personae
