// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/labels.h"

#include "ui/theme/flowlayout.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QTextBoundaryFinder>
#include <QToolButton>
#include <QVBoxLayout>

namespace personae::labels {

namespace {

constexpr int longWord = 18;

/// Zero-width spaces after signs, and wherever a word would be longer than a narrow line.
QString breakable(const QString &text)
{
    static const QRegularExpression tooLong(QStringLiteral("\\S{%1}").arg(longWord));
    if (!tooLong.match(text).hasMatch())
        return text;
    const QString signs = QStringLiteral("./@_-?&=:");
    QString result;
    int run = 0;
    QTextBoundaryFinder graphemes(QTextBoundaryFinder::Grapheme, text);
    qsizetype start = 0;
    while (graphemes.toNextBoundary() >= 0) {
        const QString piece = text.mid(start, graphemes.position() - start);
        start = graphemes.position();
        result += piece;
        run = piece.at(0).isSpace() ? 0 : run + 1;
        const bool afterSign = run > longWord / 2 && signs.contains(piece);
        if (run < longWord && !afterSign)
            continue;
        result += QChar(0x200B);
        run = 0;
    }
    return result;
}

} // namespace

QLabel *body(const QString &text, Theme &theme, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setMinimumWidth(1);
    theme.setType(label, Theme::Type::Body);
    return label;
}

QLabel *muted(const QString &text, Theme &theme, QWidget *parent)
{
    QLabel *label = body(text, theme, parent);
    label->setTextInteractionFlags(Qt::NoTextInteraction);
    theme.setType(label, Theme::Type::Small);
    theme.setTextColor(label, Theme::Token::Muted);
    return label;
}

QLabel *heading(const QString &text, Theme &theme, QWidget *parent)
{
    QLabel *label = body(text, theme, parent);
    label->setTextInteractionFlags(Qt::NoTextInteraction);
    theme.setType(label, Theme::Type::BodyStrong);
    return label;
}

void setForeign(QLabel *label, const QString &text)
{
    const QString shown = breakable(text);
    label->setText(shown);
    label->setAccessibleName(text);
    for (QAction *action : label->actions())
        delete action;
    if (shown == text)
        return;
    // Its letters are not the text's: a selection would copy the places to break.
    label->setTextInteractionFlags(Qt::NoTextInteraction);
    label->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto *copy = new QAction(QCoreApplication::translate("personae::labels", "Copy"), label);
    QObject::connect(copy, &QAction::triggered, label,
                     [text] { QGuiApplication::clipboard()->setText(text); });
    label->addAction(copy);
}

void layOutWarning(QWidget *strip, QLabel *words, const QList<QPushButton *> &buttons, Theme &theme)
{
    theme.setGround(strip, Theme::Token::WarnSoft);
    theme.setTextColor(words, Theme::Token::Warn);
    auto *line = new QWidget(strip);
    auto *flow = new FlowLayout(line, Qt::AlignLeft, Theme::gap);
    for (QPushButton *button : buttons) {
        button->setAutoDefault(false);
        button->setAccessibleName(button->text());
        flow->addWidget(button);
    }
    auto *column = new QVBoxLayout(strip);
    column->setContentsMargins(Theme::formPadding, 8, Theme::formPadding, 8);
    column->setSpacing(4);
    column->addWidget(words);
    column->addWidget(line);
}

QToolButton *iconButton(const QString &icon, const QString &name, Theme &theme, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(theme.icon(icon, Theme::Token::Muted));
    button->setIconSize({Theme::iconSide(), Theme::iconSide()});
    button->setAutoRaise(true);
    button->setMinimumSize(24, 24);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

} // namespace personae::labels
