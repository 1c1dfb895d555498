// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/person/personwording.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace personae {

/// An icon and the words for it, wrapping. Empty words: hidden. GUI thread.
class IconLine final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IconLine)

public:
    explicit IconLine(Theme &theme, QWidget *parent = nullptr);

    void setLine(const PersonWording::Line &line);
    void setText(const QString &icon, Theme::Token color, const QString &text);
    [[nodiscard]] QString text() const { return m_line.text; }

private:
    Theme &m_theme;
    PersonWording::Line m_line;
    QLabel *m_icon;
    QLabel *m_words;
};

/// How a command of one's own is getting on, with what can be done about it. GUI thread.
class EntryLine final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EntryLine)

public:
    EntryLine(const QString &objectName, Theme &theme, QWidget *parent = nullptr);

    void setEntry(const PersonView &view, const OutboxEntry *entry); ///< null: nothing is under way

Q_SIGNALS:
    void retryWanted(const personae::OutboxEntry &entry);
    void dropWanted(const personae::OutboxEntry &entry);
    void signInWanted();

private:
    OutboxEntry m_entry;
    IconLine *m_line;
    QPushButton *m_retry;
    QPushButton *m_drop;
};

} // namespace personae
