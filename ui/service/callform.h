// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "models/values/serviceinfo.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;

namespace personae {

/// The fields a declared call asks for, one line each, with what is wrong below it. What is
/// required must be there, lengths and ranges must hold; a pattern only warns. GUI thread.
class CallForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CallForm)

public:
    /// `known` are values to begin with; `facts` give choices and patterns.
    CallForm(const QList<FieldSpec> &asks, const FieldMap &known, const ServerFacts &facts,
             Theme &theme, QWidget *parent = nullptr);

    /// Texts without outer blanks; what is empty and may be is left out.
    [[nodiscard]] FieldMap values() const;
    /// False: the problems stand at the fields now, and the first has the focus.
    bool check();
    /// Further conditions: key -> what is wrong with it. Shown like the form's own.
    void showIssues(const QMap<QString, QStringList> &issues);
    [[nodiscard]] bool has(const QString &key) const;
    [[nodiscard]] int wrongCount() const;
    void focusFirst();
    void clearSecrets();

Q_SIGNALS:
    void changed();
    void announced(const QString &sentence);

private:
    struct Line
    {
        FieldSpec spec;
        QString title;
        QWidget *editor = nullptr;
        QLabel *problem = nullptr;
        QLabel *hint = nullptr;
        bool wrong = false;
    };

    void addLine(const FieldSpec &spec, const QJsonValue &known, const ServerFacts &facts,
                 QFormLayout &rows);
    [[nodiscard]] QWidget *makeEditor(const FieldSpec &spec, const QJsonValue &known,
                                      const ServerFacts &facts);
    [[nodiscard]] QComboBox *makeChoice(const FieldSpec &spec, const QString &known,
                                        const ServerFacts &facts);
    [[nodiscard]] static QString typed(const Line &line);
    [[nodiscard]] static QJsonValue valueOf(const Line &line);
    [[nodiscard]] QString problemOf(const Line &line) const;
    void showProblem(Line &line, const QString &problem, bool serious);
    void softCheck(Line &line);
    void edited(qsizetype line);
    bool focusFirstWrong();

    Theme &m_theme;
    QMap<QString, QString> m_patterns; ///< field key -> pattern
    QList<Line> m_lines;
};

} // namespace personae
