// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/sidebardelegate.h"

#include "models/lists/sidebarmodel.h"
#include "ui/theme/avatarpainter.h"
#include "ui/window/looks.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QTreeView>

namespace personae {

using namespace Qt::StringLiterals;
using Token = Theme::Token;

namespace {

constexpr int outer = 8; ///< between the row's ground and the pane
constexpr int arrowSide = 16;
constexpr int sectionText = 26;
constexpr int picture = 18;
constexpr int pictureLeft = 36;
constexpr int accountText = 62;

bool isChild(const QModelIndex &index)
{
    return index.parent().isValid();
}

} // namespace

SidebarDelegate::SidebarDelegate(PictureStore &pictures, Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_pictures(pictures)
    , m_theme(theme)
{
}

QRect SidebarDelegate::arrowRect(const QRect &row, Qt::LayoutDirection direction)
{
    return QStyle::visualRect(direction, row,
                              QRect(row.left(), row.top(), sectionText, row.height()));
}

QSize SidebarDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int text = QFontMetrics(m_theme.font(Theme::Type::BodyStrong)).height();
    return {accountText + 80, qMax(30, text + 10)};
}

/// A badge may cost the handle some letters, but not most of them: then its shape alone must do.
bool SidebarDelegate::pillFits(const QRect &area, const QModelIndex &index) const
{
    const int handle =
        QFontMetrics(m_theme.font(Theme::Type::Body)).horizontalAdvance(index.data().toString());
    const int pill = QFontMetrics(m_theme.font(Theme::Type::Small))
                         .horizontalAdvance(index.data(SidebarModel::BadgeTextRole).toString()) +
                     24;
    return area.width() - accountText - pill >= handle * 6 / 10;
}

/// Returns the width taken at the trailing side. `area` is as in left-to-right.
int SidebarDelegate::paintTrailing(QPainter &painter, const QRect &area,
                                   const QModelIndex &index) const
{
    const auto direction = painter.layoutDirection();
    const QString words = index.data(SidebarModel::BadgeTextRole).toString();
    const bool blocked = index.data(SidebarModel::BadgeRole).toInt() != int(SidebarBadge::None);
    int taken = 0;
    if (blocked && !pillFits(area, index)) {
        const auto row = index.data(SidebarModel::RowRole).value<SidebarRow>();
        const looks::Look look = looks::of(row.account.reach);
        const int side = Theme::iconSide();
        const QRect place(area.right() - side + 1, area.center().y() - side / 2 + 1, side, side);
        m_theme.icon(look.icon, look.color)
            .paint(&painter, QStyle::visualRect(direction, area, place));
        taken = side + 8;
    } else if (!words.isEmpty()) {
        const QFont font = m_theme.font(blocked          ? Theme::Type::Small
                                        : isChild(index) ? Theme::Type::Body
                                                         : Theme::Type::BodyStrong);
        const QFontMetrics metrics(font);
        const int width = metrics.horizontalAdvance(words) + (blocked ? 16 : 0);
        QRect place(area.right() - width + 1, area.top(), width, area.height());
        place = QStyle::visualRect(direction, area, place);
        if (blocked) {
            const QRectF pill(place.left(), place.center().y() - metrics.height() / 2.0 - 1,
                              place.width(), metrics.height() + 2);
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_theme.color(Token::WarnSoft));
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
        }
        painter.setFont(font);
        painter.setPen(m_theme.color(blocked ? Token::Warn : Token::Muted));
        painter.drawText(place, Qt::AlignCenter, words);
        taken = width + 8;
    }
    if (index.data(SidebarModel::DotRole).toBool()) {
        QRect place(area.right() - taken - 6, area.center().y() - 3, 7, 7);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(Token::Accent));
        painter.drawEllipse(QStyle::visualRect(direction, area, place));
        taken += 15;
    }
    return taken;
}

QImage SidebarDelegate::image(const AccountId &holder, const QString &picture, int edge) const
{
    return picture.isEmpty() || holder.isNull() ? QImage()
                                                : m_pictures.picture(holder, picture, edge);
}

void SidebarDelegate::paintLeading(QPainter &painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const QRect &row = option.rect;
    if (isChild(index)) {
        const auto shown = index.data(SidebarModel::RowRole).value<SidebarRow>();
        const QRect place(row.left() + pictureLeft, row.center().y() - picture / 2 + 1, picture,
                          picture);
        const int edge = qRound(picture * painter.device()->devicePixelRatioF());
        const QRect at = QStyle::visualRect(option.direction, row, place);
        if (shown.kind == SidebarKind::Account) {
            const AccountRow &account = shown.account;
            avatarpainter::paint(painter, at, image(account.account.id, account.avatar, edge),
                                 account.account.displayName, account.account.handle,
                                 PersonKind::Person);
        } else if (shown.kind == SidebarKind::Community) {
            const auto *model = qobject_cast<const SidebarModel *>(index.model());
            const AccountId holder = model ? model->account() : AccountId();
            avatarpainter::paint(painter, at, image(holder, shown.community.picture, edge),
                                 shown.community.name, shown.community.handle,
                                 PersonKind::Community);
        } else {
            const int side = Theme::iconSide();
            m_theme.icon(u"person"_s, shown.usable ? Token::Text : Token::Muted)
                .paint(&painter,
                       QRect(at.center() - QPoint(side / 2, side / 2), QSize(side, side)));
        }
        return;
    }
    if (!index.model()->hasChildren(index))
        return;
    QStyleOption arrow;
    arrow.rect = QStyle::visualRect(option.direction, row,
                                    QRect(row.left() + 11, row.top(), arrowSide, row.height()));
    arrow.direction = option.direction;
    arrow.palette = option.palette;
    arrow.state = QStyle::State_Enabled | QStyle::State_Children;
    const auto *tree = qobject_cast<const QTreeView *>(option.widget);
    arrow.state.setFlag(QStyle::State_Open, tree && tree->isExpanded(index));
    option.widget->style()->drawPrimitive(QStyle::PE_IndicatorBranch, &arrow, &painter,
                                          option.widget);
}

void SidebarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setLayoutDirection(option.direction);
    const QRect ground = option.rect.adjusted(outer, 0, -outer, 0);
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.color(Token::AccentSoft));
        painter->drawRoundedRect(ground, Theme::radius, Theme::radius);
    }
    paintLeading(*painter, option, index);
    const int taken = paintTrailing(*painter, ground.adjusted(0, 0, -8, 0), index);
    const bool account = isChild(index);
    const int left = account ? accountText : sectionText + 2;
    const QFont font = m_theme.font(account ? Theme::Type::Body : Theme::Type::BodyStrong);
    QRect text(option.rect.left() + left, option.rect.top(),
               ground.right() - 8 - taken - option.rect.left() - left, option.rect.height());
    text = QStyle::visualRect(option.direction, option.rect, text);
    painter->setFont(font);
    const bool usable = index.flags().testFlag(Qt::ItemIsEnabled);
    painter->setPen(m_theme.color(usable ? Token::Text : Token::Muted));
    const QString words =
        QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideMiddle, text.width());
    painter->drawText(text,
                      int(Qt::AlignVCenter | Qt::AlignAbsolute) |
                          int(option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft),
                      words);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        QStyleOptionFocusRect ring;
        ring.rect = ground;
        ring.palette = option.palette;
        option.widget->style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, painter,
                                              option.widget);
    }
    painter->restore();
}

} // namespace personae
