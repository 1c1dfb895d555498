// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/epixel/fielderrors.h"

#include "network/epixel/envelope.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace personae::epixel {

namespace {

const QStringList textKeys{u"description"_s, u"message"_s, u"error"_s, u"detail"_s};

bool isGeneralKey(const QString &key)
{
    return key == "non_field_errors"_L1 || key == "__all__"_L1 || key == "errors"_L1 ||
           key == "general"_L1 || textKeys.contains(key);
}

/// Words for programs beside a text for people.
bool isCode(const QString &key)
{
    return key == "code"_L1 || key == "error_type"_L1 || key == "type"_L1 ||
           key == "status_code"_L1 || key == "status"_L1 || key == "success"_L1;
}

class Collector
{
public:
    Collector(FieldErrors &errors, const QSet<QString> &known)
        : m_errors(errors)
        , m_known(known)
    {
    }

    void take(const QJsonValue &value)
    {
        if (value.isArray()) {
            for (const QJsonValue &item : value.toArray())
                take(item);
        } else if (value.isObject()) {
            takeObject(value.toObject());
        } else {
            m_errors.general += textsIn(value);
        }
    }

    /// At the end, so that what has no field at all stands first.
    void finish() { m_errors.general += m_unknown; }

private:
    void takeObject(const QJsonObject &object)
    {
        if (object.value("field"_L1).isString())
            return takeRow(object);
        bool saysSomething = false;
        for (auto it = object.begin(); it != object.end(); ++it)
            saysSomething = saysSomething || isGeneralKey(it.key());
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (isGeneralKey(it.key()))
                take(it.value());
            else if (!saysSomething || !isCode(it.key()))
                put(it.key(), textsIn(it.value()));
        }
    }

    /// {"field": ..., "message": ...}: the columns of the documented tables.
    void takeRow(const QJsonObject &row)
    {
        QStringList texts;
        for (const QString &key : textKeys)
            texts += textsIn(row.value(key));
        for (auto it = row.begin(); texts.isEmpty() && it != row.end(); ++it) {
            if (it.key() != "field"_L1 && !isCode(it.key()))
                texts += textsIn(it.value());
        }
        put(row.value("field"_L1).toString(), texts);
    }

    void put(const QString &field, const QStringList &texts)
    {
        if (m_known.contains(field)) {
            m_errors.fields[field] += texts;
        } else if (isGeneralKey(field) || field.isEmpty()) {
            m_errors.general += texts;
        } else {
            for (const QString &text : texts)
                m_unknown.append(field + u": "_s + text);
        }
    }

    FieldErrors &m_errors;
    const QSet<QString> &m_known;
    QStringList m_unknown;
};

/// What stands at the ends of it, of this type.
QStringList leavesIn(const QJsonValue &value, QJsonValue::Type type)
{
    QStringList leaves;
    if (value.isArray()) {
        for (const QJsonValue &item : value.toArray())
            leaves += leavesIn(item, type);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            leaves += leavesIn(it.value(), type);
    } else if (const QString text = textOf(value).trimmed();
               value.type() == type && !text.isEmpty()) {
        leaves.append(text);
    }
    return leaves;
}

/// errors, else the whole body where it is no envelope, else its one text.
QJsonValue candidate(const QJsonValue &root)
{
    if (!root.isObject())
        return root;
    const QJsonObject object = root.toObject();
    if (!isNothing(object.value("errors"_L1)))
        return object.value("errors"_L1);
    if (!object.contains("data"_L1) && !object.contains("status_code"_L1))
        return object;
    for (const auto &key : {"detail"_L1, "message"_L1, "error"_L1}) {
        if (!isNothing(object.value(key)))
            return object.value(key);
    }
    return {};
}

} // namespace

FieldErrors fieldErrorsIn(const QJsonValue &root, const QSet<QString> &known)
{
    FieldErrors errors;
    Collector collector(errors, known);
    collector.take(candidate(root));
    collector.finish();
    return errors;
}

QStringList textsIn(const QJsonValue &value)
{
    const QStringList texts = leavesIn(value, QJsonValue::String);
    return texts.isEmpty() ? leavesIn(value, QJsonValue::Double) : texts;
}

} // namespace personae::epixel
