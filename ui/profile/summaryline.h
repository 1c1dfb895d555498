// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QList>
#include <QPair>
#include <QWidget>

class QLabel;

namespace personae {

class FlowLayout;

/// "2 fields have to be put right:" with a link to each. Hidden while there is nothing to say.
class SummaryLine final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SummaryLine)

public:
    explicit SummaryLine(Theme &theme, QWidget *parent = nullptr);

    /// Key and title of each wrong field; a further sentence of its own, or empty.
    void setProblems(const QList<QPair<QString, QString>> &fields, const QString &sentence);

Q_SIGNALS:
    void fieldWanted(const QString &key);
    void announced(const QString &sentence);

private:
    Theme &m_theme;
    QLabel *m_words;
    QWidget *m_links;
    FlowLayout *m_flow;
    QList<QPair<QString, QString>> m_fields;
    QString m_sentence;
};

} // namespace personae
