// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/runlabel.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QWidget>

namespace personae {

/// The bar below a list: words at the leading side, verbs at the trailing one. GUI thread.
class PaneFoot final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PaneFoot)

public:
    explicit PaneFoot(Theme &theme, QWidget *parent = nullptr)
        : QWidget(parent)
        , m_theme(theme)
        , m_row(new QHBoxLayout(this))
        , m_words(new RunLabel(theme, this))
    {
        m_row->setContentsMargins(Theme::panePadding, 9, Theme::panePadding, 8);
        m_row->setSpacing(Theme::gap);
        m_row->addWidget(m_words, 1);
        theme.setGround(this, Theme::Token::Base);
    }

    void addButton(QWidget *button) { m_row->addWidget(button); }
    void setWords(const QString &words)
    {
        m_words->setRuns({{words, Theme::Type::BodyStrong, Theme::Token::Text}});
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(0, 0, width(), 1, m_theme.color(Theme::Token::Border));
    }

private:
    Theme &m_theme;
    QHBoxLayout *m_row;
    RunLabel *m_words;
};

} // namespace personae
