// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/person/iconline.h"
#include "ui/person/verbaction.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace personae {

/// One side of a relationship: how it stands in words and icons, what can be done about it as
/// buttons, and how the last wish is getting on. GUI thread.
class AspectBox final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AspectBox)

public:
    AspectBox(const QString &objectName, const QString &title, const QList<VerbAction *> &verbs,
              Theme &theme, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setLines(const QList<PersonWording::Line> &lines);
    void setHint(const QString &hint);
    void setEntry(const PersonView &view, const OutboxEntry *entry);
    void addExtra(QWidget *extra); ///< below the buttons; taken over
    /// Takes over what the verbs say now; the focus stays within the box.
    void followVerbs();

Q_SIGNALS:
    void retryWanted(const personae::OutboxEntry &entry);
    void dropWanted(const personae::OutboxEntry &entry);
    void signInWanted();

private:
    [[nodiscard]] QPushButton *firstUsable() const;

    Theme &m_theme;
    QList<VerbAction *> m_verbs;
    QList<QPushButton *> m_buttons;
    QList<IconLine *> m_lines;
    QVBoxLayout *m_lineHolder;
    QVBoxLayout *m_column;
    QLabel *m_title;
    QLabel *m_hint;
    QLabel *m_reason;
    QWidget *m_buttonHolder;
    EntryLine *m_entry;
};

} // namespace personae
