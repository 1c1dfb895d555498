// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QScrollArea>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace personae {

class Theme;

/// What a page that shows nothing offers to do ("recordsCalls"): one below the other, each with a
/// sentence, which says why where it cannot be done now. GUI thread.
class CallList final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CallList)

public:
    explicit CallList(Theme &theme, QWidget *parent = nullptr);

    void add(QPushButton &button, const QString &meaning);      ///< the button is taken over
    void setReason(QPushButton &button, const QString &reason); ///< empty: it can be done
    void focusFirst();

private:
    struct Line
    {
        QLabel *words = nullptr;
        QString meaning;
    };

    Theme &m_theme;
    QWidget *m_inside;
    QVBoxLayout *m_column;
    QList<QPushButton *> m_buttons;
    QHash<const QPushButton *, Line> m_lines;
};

} // namespace personae
