// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/fieldmark.h"

#include "models/values/foreigntext.h"
#include "ui/profile/fieldwording.h"
#include "ui/theme/ages.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace personae {

namespace {

/// The service never said that it took the change.
bool isWithoutAnswer(Outcome outcome)
{
    return isTransportFailure(outcome) || outcome == Outcome::ServerError ||
           outcome == Outcome::ProtocolError;
}

} // namespace

QString FieldMarks::quoted(const QJsonValue &value)
{
    const QString text =
        value.isString() ? value.toString() : FieldWording::value(FieldSpec{}, value);
    return u'\u201C' + isolatedLine(text, 40) + u'\u201D';
}

FieldMark FieldMarks::ofField(const ProfileForm &form, const QString &key)
{
    if (const QList<FieldIssue> issues = form.issues(key); !issues.isEmpty())
        return {FieldMark::Kind::Wrong, u"▲"_s, FieldWording::issue(issues.first())};
    const ProfileForm::Proof proof = form.proof(key);
    const QJsonValue sent = proof.sent.isNull() ? QJsonValue(QJsonValue::Undefined) : proof.sent;
    const bool failed =
        proof.proof == FieldProof::NotApplied || proof.proof == FieldProof::AppliedDifferently;
    const bool speaksOfThis = form.value(key) == sent;
    if (failed && speaksOfThis)
        return ofProof(proof);
    if (form.isChanged(key))
        return ofChange(form, key);
    if (const auto delivery = form.delivery(key); delivery.entry != 0)
        return ofDelivery(delivery);
    // What nobody can read cannot be compared either.
    return speaksOfThis || proof.cannotBeChecked() ? ofProof(proof) : FieldMark{};
}

FieldMark FieldMarks::ofPicture(const ProfileForm &form, PictureSlot slot)
{
    const QString key = ProfileForm::pictureKey(slot);
    const ProfileForm::Proof proof = form.proof(key);
    const bool failed =
        proof.proof == FieldProof::NotApplied || proof.proof == FieldProof::AppliedDifferently;
    if (failed)
        return ofProof(proof);
    if (const auto edit = form.picture(slot)) {
        const QString host = QUrl(edit->address).host();
        return {FieldMark::Kind::Changed, u"●"_s,
                edit->address.isEmpty()
                    ? tr("changed")
                    : tr("changed; the service will fetch it from %1").arg(isolatedLine(host, 80))};
    }
    if (const auto delivery = form.delivery(key); delivery.entry != 0)
        return ofDelivery(delivery);
    return ofProof(proof);
}

FieldMark FieldMarks::ofChange(const ProfileForm &form, const QString &key)
{
    if (form.serverMoved(key)) {
        const QJsonValue now = form.baseValue(key);
        return {FieldMark::Kind::Moved, u"●"_s,
                now.isUndefined() ? tr("changed; on the service it was removed meanwhile")
                                  : tr("changed; the service now has %1").arg(quoted(now))};
    }
    const QJsonValue before = form.baseValue(key);
    const QJsonValue now = fieldrules::sendable(form.spec(key), form.value(key));
    if (before.isUndefined() && !now.isUndefined())
        return {FieldMark::Kind::Changed, u"●"_s, tr("new")};
    if (now.isUndefined() && before.isUndefined())
        return {FieldMark::Kind::Changed, u"●"_s, tr("will be taken away")};
    if (now.isUndefined())
        return {FieldMark::Kind::Changed, u"●"_s,
                tr("will be removed, was %1").arg(quoted(before))};
    return {FieldMark::Kind::Changed, u"●"_s, tr("changed, was %1").arg(quoted(before))};
}

FieldMark FieldMarks::ofDelivery(const ProfileForm::Delivery &delivery)
{
    using Kind = FieldMark::Kind;
    switch (delivery.state) {
    case OutboxState::Sending:
        return {Kind::Working, u"…"_s, tr("sending")};
    case OutboxState::Checking:
        return {Kind::Working, u"…"_s, tr("checking")};
    case OutboxState::PendingFinalId:
        return {Kind::Working, u"…"_s, tr("the service still works on it")};
    case OutboxState::Unknown:
        return {Kind::Waiting, u"○"_s,
                tr("it is not known whether it arrived; it will be looked up first")};
    default:
        break;
    }
    if (delivery.waitsFor == WaitReason::SignIn)
        return {Kind::Waiting, u"○"_s, tr("waiting for sign-in")};
    if (delivery.waitsFor == WaitReason::Network)
        return {Kind::Waiting, u"○"_s, tr("waiting for network")};
    if (delivery.waitsFor == WaitReason::Time && delivery.nextTryAt.isValid())
        return {Kind::Waiting, u"○"_s,
                tr("waiting until %1").arg(ages::shortAge(delivery.nextTryAt))};
    return {Kind::Waiting, u"○"_s, tr("waiting")};
}

FieldMark FieldMarks::ofProof(const ProfileForm::Proof &proof)
{
    switch (proof.proof) {
    case FieldProof::Unproved:
        if (proof.cannotBeChecked())
            return {
                FieldMark::Kind::Unchecked, u"◇"_s,
                tr("taken %1; the service has no way to check it").arg(ages::shortAge(proof.at))};
        return {};
    case FieldProof::Verified:
        return {FieldMark::Kind::Verified, u"✓"_s, tr("verified %1").arg(ages::shortAge(proof.at))};
    case FieldProof::NotApplied:
        if (isWithoutAnswer(proof.outcome))
            return {FieldMark::Kind::NotApplied, u"▲"_s,
                    tr("not applied: no good answer came, and nothing changed there")};
        return {FieldMark::Kind::NotApplied, u"▲"_s,
                tr("not applied: the service accepted it, yet nothing changed there")};
    case FieldProof::AppliedDifferently:
        return {FieldMark::Kind::Different, u"▲"_s,
                tr("applied differently: the service shows another value")};
    }
    Q_UNREACHABLE();
}

Theme::Token FieldMarks::colour(FieldMark::Kind kind)
{
    switch (kind) {
    case FieldMark::Kind::Wrong:
        return Theme::Token::Bad;
    case FieldMark::Kind::Changed:
        return Theme::Token::Accent;
    case FieldMark::Kind::Moved:
    case FieldMark::Kind::Waiting:
    case FieldMark::Kind::NotApplied:
    case FieldMark::Kind::Different:
        return Theme::Token::Warn;
    case FieldMark::Kind::Verified:
        return Theme::Token::Good;
    case FieldMark::Kind::None:
    case FieldMark::Kind::Working:
    case FieldMark::Kind::Unchecked:
        return Theme::Token::Muted;
    }
    Q_UNREACHABLE();
}

Theme::FieldLook FieldMarks::look(FieldMark::Kind kind)
{
    if (kind == FieldMark::Kind::Wrong)
        return Theme::FieldLook::Wrong;
    const bool changed = kind == FieldMark::Kind::Changed || kind == FieldMark::Kind::Moved ||
                         kind == FieldMark::Kind::NotApplied || kind == FieldMark::Kind::Different;
    return changed ? Theme::FieldLook::Changed : Theme::FieldLook::Plain;
}

} // namespace personae
