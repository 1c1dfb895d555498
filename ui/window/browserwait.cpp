// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/browserwait.h"

#include "ui/theme/flowlayout.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

BrowserWait::BrowserWait(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_left(new QLabel(this))
    , m_problem(new QLabel(this))
    , m_again(new QPushButton(tr("Open the browser again"), this))
    , m_copy(new QPushButton(tr("Copy the address"), this))
{
    setObjectName(u"browserWait"_s);
    m_left->setObjectName(u"browserTimeLeft"_s);
    m_problem->setObjectName(u"browserProblem"_s);
    for (QLabel *label : {m_left, m_problem}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    theme.setTextColor(m_left, Theme::Token::Muted);
    theme.setTextColor(m_problem, Theme::Token::Bad);
    m_problem->hide();
    m_again->setObjectName(u"browserOpenAgain"_s);
    m_copy->setObjectName(u"browserCopyAddress"_s);
    auto *buttons = new QWidget(this);
    auto *flow = new FlowLayout(buttons, Qt::AlignLeft, Theme::gap);
    for (QPushButton *button : {m_again, m_copy}) {
        button->setAutoDefault(false);
        button->setAccessibleName(button->text());
        Theme::setLook(button, Theme::ButtonLook::Link);
        flow->addWidget(button);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_problem);
    column->addWidget(m_left);
    column->addWidget(buttons);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &BrowserWait::showTime);
    connect(m_again, &QPushButton::clicked, this, &BrowserWait::open);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_address.toString(QUrl::FullyEncoded));
    });
    hide();
}

void BrowserWait::start(const QUrl &address)
{
    m_address = address;
    m_since.start();
    m_second.start();
    showTime();
    show();
    open();
}

void BrowserWait::stop()
{
    m_second.stop();
    hide();
}

void BrowserWait::open()
{
    const bool opened = QDesktopServices::openUrl(m_address);
    m_problem->setText(
        opened ? QString()
               : u"▲ "_s +
                     tr("No web browser could be opened. Copy the address and open it yourself."));
    m_problem->setVisible(!opened);
}

void BrowserWait::showTime()
{
    const int left = std::max(0, limitSeconds - static_cast<int>(m_since.elapsed() / 1000));
    m_left->setText(
        tr("Waiting for it, for another %1:%2 minutes at most. If the web site shows an "
           "error, stop and try again.")
            .arg(left / 60)
            .arg(left % 60, 2, 10, QLatin1Char('0')));
}

} // namespace personae
