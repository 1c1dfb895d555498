// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outbox/outboxjson.h"

#include <QJsonDocument>
#include <QMetaEnum>

using namespace Qt::StringLiterals;

namespace personae::outboxjson {

namespace {

template <typename Enum> QString wordOf(Enum value)
{
    return QString::fromLatin1(QMetaEnum::fromType<Enum>().valueToKey(int(value)));
}

template <typename Enum> std::optional<Enum> valueOf(const QString &word)
{
    bool known = false;
    const int value = QMetaEnum::fromType<Enum>().keyToValue(word.toLatin1().constData(), &known);
    return known ? std::optional(Enum(value)) : std::nullopt;
}

} // namespace

QString text(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject object(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

QString word(OutboxState state)
{
    return wordOf(state);
}

QString word(WaitReason reason)
{
    return wordOf(reason);
}

QString word(PictureSlot slot)
{
    return wordOf(slot);
}

std::optional<OutboxState> state(const QString &word)
{
    return valueOf<OutboxState>(word);
}

std::optional<WaitReason> waitReason(const QString &word)
{
    return valueOf<WaitReason>(word);
}

PictureSlot slot(const QString &word)
{
    return valueOf<PictureSlot>(word).value_or(PictureSlot::Avatar);
}

QString text(const QMap<QString, FieldProof> &proofs)
{
    QJsonObject json;
    for (auto it = proofs.cbegin(); it != proofs.cend(); ++it)
        json.insert(it.key(), wordOf(it.value()));
    return text(json);
}

QMap<QString, FieldProof> proofs(const QString &text)
{
    QMap<QString, FieldProof> proofs;
    const QJsonObject json = object(text);
    for (auto it = json.begin(); it != json.end(); ++it) {
        proofs.insert(it.key(),
                      valueOf<FieldProof>(it.value().toString()).value_or(FieldProof::Unproved));
    }
    return proofs;
}

QString text(const Draft &draft)
{
    QJsonObject pictures;
    for (auto it = draft.pictures.cbegin(); it != draft.pictures.cend(); ++it) {
        const auto &[original, recipe] = it.value();
        pictures.insert(word(it.key()),
                        QJsonObject{{u"original"_s, original}, {u"recipe"_s, recipe.toJson()}});
    }
    QJsonObject addresses;
    for (auto it = draft.addresses.cbegin(); it != draft.addresses.cend(); ++it)
        addresses.insert(word(it.key()), it.value());
    return text(QJsonObject{{u"patch"_s, draft.patch.toJson()},
                            {u"base"_s, ProfilePatch{draft.base}.toJson()},
                            {u"pictures"_s, pictures},
                            {u"addresses"_s, addresses}});
}

Draft draft(const QString &text)
{
    const QJsonObject json = object(text);
    Draft draft;
    draft.patch = ProfilePatch::fromJson(json.value(u"patch"_s).toObject());
    draft.base = ProfilePatch::fromJson(json.value(u"base"_s).toObject()).changes;
    const QJsonObject pictures = json.value(u"pictures"_s).toObject();
    for (auto it = pictures.begin(); it != pictures.end(); ++it) {
        const QJsonObject picture = it.value().toObject();
        draft.pictures.insert(slot(it.key()),
                              {picture.value(u"original"_s).toString(),
                               CropRecipe::fromJson(picture.value(u"recipe"_s).toObject())});
    }
    const QJsonObject addresses = json.value(u"addresses"_s).toObject();
    for (auto it = addresses.begin(); it != addresses.end(); ++it)
        draft.addresses.insert(slot(it.key()), it.value().toString());
    return draft;
}

} // namespace personae::outboxjson
