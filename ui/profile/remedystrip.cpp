// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/remedystrip.h"

#include "models/outbox/outbox.h"
#include "models/ports/serviceport.h"
#include "models/values/foreigntext.h"
#include "ui/profile/fieldwording.h"
#include "ui/profile/labels.h"

#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

/// The setting, where it is one of theirs and the error says what to choose.
const SettingSpec *otherWay(const ServiceInfo &service, const ApiError &error)
{
    const auto it =
        std::find_if(service.settings.cbegin(), service.settings.cend(),
                     [&error](const SettingSpec &spec) { return spec.id == error.trySetting; });
    return error.tryValue.isEmpty() || it == service.settings.cend() ? nullptr : &*it;
}

bool needsToken(const ApiError &error)
{
    return error.needs == "user-token"_L1;
}

bool isUndone(const OutboxEntry &entry)
{
    return entry.state == OutboxState::Refused || entry.state == OutboxState::NotApplied ||
           entry.state == OutboxState::AppliedDifferently ||
           (entry.state == OutboxState::Waiting && entry.waitsFor == WaitReason::SignIn);
}

} // namespace

RemedyStrip::RemedyStrip(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_words(labels::body({}, theme, this))
    , m_try(new QPushButton(this))
    , m_signIn(new QPushButton(tr("Sign in with a token…"), this))
    , m_advanced(new QPushButton(tr("Advanced settings…"), this))
{
    setObjectName(u"remedyStrip"_s);
    m_words->setObjectName(u"remedySentence"_s);
    m_try->setObjectName(u"remedyTry"_s);
    m_signIn->setObjectName(u"remedySignIn"_s);
    m_advanced->setObjectName(u"remedyAdvanced"_s);
    labels::layOutWarning(this, m_words, {m_try, m_signIn, m_advanced}, theme);
    connect(m_try, &QPushButton::clicked, this, [this] { Q_EMIT tryWanted(m_setting, m_value); });
    connect(m_signIn, &QPushButton::clicked, this, &RemedyStrip::signInWanted);
    connect(m_advanced, &QPushButton::clicked, this, &RemedyStrip::advancedWanted);
    hide();
}

bool RemedyStrip::knows(const ApiError &error, const ServiceInfo *service)
{
    return service && error.isError() && (otherWay(*service, error) || needsToken(error));
}

void RemedyStrip::setEntry(const OutboxEntry &entry, const ServiceInfo *service)
{
    setError(isUndone(entry) ? entry.lastError : ApiError(), service);
}

void RemedyStrip::setError(const ApiError &error, const ServiceInfo *service)
{
    const QString before = m_words->text();
    m_words->clear();
    const bool known = knows(error, service);
    const SettingSpec *other = known ? otherWay(*service, error) : nullptr;
    if (other)
        showOtherWay(error, *other);
    else if (known)
        m_words->setText(tr("▲ At %1 an API key may not be allowed to act for a person: a user "
                            "token may be needed. What you typed is kept.")
                             .arg(isolatedLine(service->displayName, 60)));
    m_try->setVisible(other != nullptr);
    m_signIn->setVisible(known && !other);
    m_advanced->setVisible(known && !service->settings.isEmpty());
    setVisible(known);
    if (known && m_words->text() != before)
        Q_EMIT announced(m_words->text().mid(2));
}

void RemedyStrip::showOtherWay(const ApiError &error, const SettingSpec &spec)
{
    m_setting = spec.id;
    m_value = error.tryValue;
    const QString name = FieldWording::setting(spec);
    const QString value = FieldWording::settingChoice(m_value);
    m_words->setText(tr("▲ The service did not do it this way, and its document names another: "
                        "%1 as “%2”. Shall it be tried so?")
                         .arg(name, value));
    m_try->setText(tr("Try “%1”").arg(value));
    m_try->setAccessibleName(tr("Try %1 as %2", "setting, value").arg(name, value));
}

/// The row that came back goes only when its successor is kept.
void RemedyStrip::tryAgain(ServicePort &service, Outbox &outbox, const OutboxEntry &entry,
                           const QString &setting, const QString &value)
{
    const QString mark = u"again:%1"_s.arg(entry.id);
    if (outbox.findChild<QObject *>(mark, Qt::FindDirectChildrenOnly))
        return;                       // it is on its way into the outbox
    const OutboxEntry before = entry; // the outbox may take it away meanwhile
    const QUuid ticket = QUuid::createUuid();
    auto *waits = new QObject(&outbox);
    waits->setObjectName(mark);
    connect(&outbox, &Outbox::submitted, waits,
            [&outbox, waits, ticket, before](const QUuid &kept, const OutboxEntry &) {
                if (kept != ticket)
                    return;
                if (isFinal(before.state))
                    outbox.removeFinal(before.id);
                waits->deleteLater();
            });
    connect(&outbox, &Outbox::submitFailed, waits, [waits, ticket](const QUuid &lost) {
        if (lost == ticket)
            waits->deleteLater();
    });
    service.setSetting(before.account, setting, value);
    outbox.submit(before.account, before.command, ticket);
}

} // namespace personae
