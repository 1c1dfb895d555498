// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/identityhelp.h"

#include "models/values/foreigntext.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/plaintip.h"

#include <QVBoxLayout>

namespace personae {

using namespace Qt::StringLiterals;

IdentityHelp::IdentityHelp(SignInPort &port, QWidget *field, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_port(port)
    , m_theme(theme)
    , m_line(new FieldLine(field, theme, this))
    , m_row(new QWidget(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_line->setObjectName(u"identityHint"_s);
    m_row->setObjectName(u"identityCandidates"_s);
    new FlowLayout(m_row, Qt::AlignLeft, Theme::gap);
    column->addWidget(m_line);
    column->addWidget(m_row);
    m_row->hide();
    m_pause.setSingleShot(true);
    m_pause.setInterval(400);
    connect(&m_pause, &QTimer::timeout, this,
            [this] { m_port.checkCandidates(m_service, m_candidates); });
    connect(&port, &SignInPort::candidatesChecked, this, &IdentityHelp::markChecked);
}

void IdentityHelp::setTyped(const ServiceInfo &service, const QString &typed, const QString &wanted)
{
    m_service = service.id;
    m_objection.clear();
    const IdentityHint hint = m_port.hint(service.id, typed);
    const QString example = isolatedLine(wanted.isEmpty() ? service.handleExample : wanted, 80);
    // Where the address has a line of its own, it is not typed here.
    const bool takesAddress = service.signInFields.isEmpty();
    switch (hint.problem) {
    case IdentityHint::Problem::Empty:
        m_objection = tr("Type the identity, such as %1.").arg(example);
        m_line->showHint(
            takesAddress ? tr("For example %1. The address of its server works too.").arg(example)
                         : tr("For example %1.").arg(example));
        break;
    case IdentityHint::Problem::LooksLikeEmail:
        m_objection = tr("An identity on %1 has no @. Choose the one that was meant, or type it.")
                          .arg(isolatedLine(service.displayName, 60));
        m_line->showHint(hint.candidates.isEmpty()
                             ? m_objection
                             : tr("This looks like an e-mail address. Which one is meant?"));
        break;
    case IdentityHint::Problem::NotADomain:
        m_objection = tr("An identity on %1 looks like %2.")
                          .arg(isolatedLine(service.displayName, 60), example);
        m_line->showHint(m_objection);
        break;
    case IdentityHint::Problem::InsecureAddress:
        m_objection = tr("This address is not safe: a password would travel readable. Use https.");
        m_line->showHint(m_objection);
        break;
    case IdentityHint::Problem::None:
        m_line->showHint(hint.apiBase.isEmpty()
                             ? QString()
                             : tr("Will ask %1").arg(isolatedLine(hint.apiBase.host(), 120)));
        break;
    }
    showCandidates(hint.candidates);
}

void IdentityHelp::showError(const QString &sentence, const QString &details)
{
    m_line->showError(sentence, details);
}

void IdentityHelp::showCandidates(const QStringList &candidates)
{
    if (candidates == m_candidates)
        return;
    m_candidates = candidates;
    qDeleteAll(m_buttons);
    m_buttons.clear();
    for (const QString &handle : candidates) {
        auto *button = new QPushButton(QString(handle).replace(u'&', "&&"_L1), m_row);
        button->setObjectName(u"candidate-"_s + handle);
        button->setAccessibleName(tr("Use %1").arg(handle));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, handle] { Q_EMIT chosen(handle); });
        m_row->layout()->addWidget(button);
        button->show();
        m_buttons.insert(handle, button);
    }
    m_row->setVisible(!candidates.isEmpty());
    if (candidates.isEmpty())
        m_pause.stop();
    else
        m_pause.start();
}

void IdentityHelp::markChecked(const QStringList &existing)
{
    for (auto button = m_buttons.cbegin(); button != m_buttons.cend(); ++button) {
        const bool there = existing.contains(button.key());
        (*button)->setIcon(there ? m_theme.icon(u"check"_s, Theme::Token::Good) : QIcon());
        (*button)->setAccessibleDescription(there ? tr("This identity exists.") : tr("Not found."));
        (*button)->setToolTip(plainTip((*button)->accessibleDescription()));
    }
}

} // namespace personae
