// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWidget>

namespace personae {

/// One sentence, and at most one button. GUI thread.
class EmptyPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EmptyPage)

public:
    /// Without words for the button there is none.
    EmptyPage(Theme &theme, const QString &sentence, const QString &button,
              QWidget *parent = nullptr)
        : QWidget(parent)
        , m_sentence(new QLabel(sentence, this))
    {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(24, 24, 24, 24);
        column->setSpacing(Theme::panePadding);
        column->addStretch(2);
        m_sentence->setTextFormat(Qt::PlainText);
        m_sentence->setWordWrap(true);
        m_sentence->setAlignment(Qt::AlignCenter);
        theme.setTextColor(m_sentence, Theme::Token::Muted);
        column->addWidget(m_sentence);
        if (!button.isEmpty()) {
            m_button = new QPushButton(button, this);
            m_button->setAccessibleName(button);
            m_button->setAccessibleDescription(sentence);
            Theme::setLook(m_button, Theme::ButtonLook::Main);
            column->addWidget(m_button, 0, Qt::AlignHCenter);
        }
        column->addStretch(3);
    }

    void setSentence(const QString &sentence) { m_sentence->setText(sentence); }
    [[nodiscard]] QPushButton *button() const { return m_button; } ///< nullptr: none

private:
    QLabel *m_sentence;
    QPushButton *m_button = nullptr;
};

} // namespace personae
