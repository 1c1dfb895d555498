// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/runlabel.h"

#include <QHBoxLayout>
#include <QWidget>

namespace personae {

/// The top of a list pane: "listHeaderLabel" with title, age, completeness; buttons behind it. GUI
/// thread.
class ListHeader final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListHeader)

public:
    explicit ListHeader(Theme &theme, QWidget *parent = nullptr)
        : QWidget(parent)
        , m_label(new RunLabel(theme, this))
    {
        m_label->setObjectName(QStringLiteral("listHeaderLabel"));
        m_row = new QHBoxLayout(this);
        m_row->setContentsMargins(Theme::panePadding, 8, Theme::panePadding, 8);
        m_row->setSpacing(Theme::gap);
        m_row->addWidget(m_label, 1);
        theme.setGround(this, Theme::Token::Base);
    }

    /// `stale`: what is shown is old enough to say so loudly.
    void setWords(const QString &title, const QString &rest, bool stale = false)
    {
        m_label->setRuns({{title, Theme::Type::ListTitle, Theme::Token::Text},
                          {rest.isEmpty() ? QString() : QStringLiteral("  ") + rest,
                           stale ? Theme::Type::BodyStrong : Theme::Type::Body,
                           stale ? Theme::Token::Warn : Theme::Token::Muted}});
    }
    void addButton(QWidget *button) { m_row->addWidget(button); }

private:
    RunLabel *m_label;
    QHBoxLayout *m_row;
};

} // namespace personae
