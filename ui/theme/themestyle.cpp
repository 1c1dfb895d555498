// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/themestyle.h"

#include "ui/theme/barpainter.h"
#include "ui/theme/buttonpainter.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QPainter>
#include <QStyleOption>
#include <QTableView>

namespace personae {

using namespace Qt::StringLiterals;
using Token = Theme::Token;

namespace {

Theme::ButtonLook lookOf(const QWidget *widget)
{
    const QVariant look = widget ? widget->property(ThemeStyle::buttonLook) : QVariant();
    return look.isValid() ? Theme::ButtonLook(look.toInt()) : Theme::ButtonLook::Plain;
}

bool insideOf(const QWidget *widget, const char *className)
{
    return widget && widget->parentWidget() && widget->parentWidget()->inherits(className);
}

/// Grows with the text, so nothing is cut at 200 %.
int controlHeight(const QStyleOption *option)
{
    return qMax(Theme::controlHeight, option->fontMetrics.height() + 12);
}

} // namespace

ThemeStyle::ThemeStyle(const Colors &colors)
    : QProxyStyle(u"fusion"_s)
    , m_colors(colors)
{
}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                               QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        return buttonpainter::panel(*painter, *option, m_colors, lookOf(widget));
    case PE_PanelButtonTool:
        return buttonpainter::toolPanel(*painter, *option, m_colors);
    case PE_FrameFocusRect:
        if (qobject_cast<const QAbstractButton *>(widget) &&
            lookOf(widget) == Theme::ButtonLook::Main)
            return;
        return buttonpainter::focusRing(*painter, option->rect, m_colors);
    case PE_PanelLineEdit:
        if (insideOf(widget, "QComboBox") || insideOf(widget, "QAbstractSpinBox"))
            return;
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth == 0)
            return;
        return barpainter::field(*painter, *option, m_colors, widget);
    case PE_FrameLineEdit:
        return;
    case PE_Frame:
        if (const auto *area = qobject_cast<const QAbstractScrollArea *>(widget);
            area && area->frameShape() == QFrame::StyledPanel)
            return barpainter::field(*painter, *option, m_colors, widget);
        break;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return buttonpainter::checkBox(*painter, *option, m_colors);
    case PE_IndicatorRadioButton:
        return buttonpainter::radioButton(*painter, *option, m_colors);
    case PE_IndicatorBranch:
        if (option->state.testFlag(State_Children)) {
            const bool mirrored = option->direction == Qt::RightToLeft;
            const Qt::ArrowType closed = mirrored ? Qt::LeftArrow : Qt::RightArrow;
            buttonpainter::arrow(*painter, option->rect,
                                 option->state.testFlag(State_Open) ? Qt::DownArrow : closed,
                                 tokens::at(m_colors, Token::Text));
        }
        return;
    case PE_IndicatorArrowDown:
        return buttonpainter::arrow(*painter, option->rect, Qt::DownArrow,
                                    option->palette.color(QPalette::ButtonText));
    case PE_PanelStatusBar:
        painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1),
                          tokens::at(m_colors, Token::Border));
        return;
    case PE_FrameStatusBarItem:
    case PE_FrameTabWidget:
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
            tokens::at(m_colors, Token::Border));
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, tokens::at(m_colors, Token::Border));
        painter->fillRect(option->rect.adjusted(1, 1, -1, -1), tokens::at(m_colors, Token::Base));
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void ThemeStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    switch (element) {
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return barpainter::header(*painter, *option, m_colors);
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QStyleOptionHeader quiet = *header;
            quiet.palette.setColor(QPalette::ButtonText, tokens::at(m_colors, Token::Muted));
            // The margin is meant for the sides; above and below it would cut the letters.
            const int margin = pixelMetric(PM_HeaderMargin, option, widget);
            quiet.rect.adjust(0, -margin, 0, margin);
            return QProxyStyle::drawControl(element, &quiet, painter, widget);
        }
        break;
    case CE_TabBarTabShape:
        return barpainter::tab(*painter, *option, m_colors);
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            QStyleOptionTab quiet = *tab;
            quiet.state.setFlag(State_HasFocus, false);
            quiet.palette.setColor(QPalette::WindowText,
                                   tokens::at(m_colors, tab->state.testFlag(State_Selected)
                                                            ? Token::Text
                                                            : Token::Muted));
            painter->save();
            if (tab->state.testFlag(State_Selected)) {
                QFont font = painter->font();
                font.setWeight(QFont::DemiBold);
                painter->setFont(font);
            }
            QProxyStyle::drawControl(element, &quiet, painter, widget);
            painter->restore();
            return;
        }
        break;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton inked = *button;
            const Theme::ButtonLook look = lookOf(widget);
            const QColor ink = buttonpainter::ink(*option, m_colors, look);
            inked.palette.setColor(QPalette::ButtonText, ink);
            painter->save();
            if (look == Theme::ButtonLook::Main) {
                QFont font = painter->font();
                font.setWeight(QFont::DemiBold);
                painter->setFont(font);
            }
            QProxyStyle::drawControl(element, &inked, painter, widget);
            painter->restore();
            return;
        }
        break;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, tokens::at(m_colors, Token::Window));
        return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            barpainter::menuBarItem(*painter, *option, m_colors);
            const bool hidden = !styleHint(SH_UnderlineShortcut, option, widget, nullptr);
            drawItemText(painter, item->rect,
                         Qt::AlignCenter | Qt::TextSingleLine |
                             (hidden ? Qt::TextHideMnemonic : Qt::TextShowMnemonic),
                         item->palette, item->state.testFlag(State_Enabled), item->text,
                         QPalette::WindowText);
            return;
        }
        break;
    case CE_Splitter:
        painter->fillRect(option->rect, tokens::at(m_colors, Token::Border));
        return;
    case CE_ProgressBarGroove:
    case CE_ProgressBarLabel:
        return;
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            return barpainter::progress(*painter, *bar, m_colors);
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ThemeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                    QPainter *painter, const QWidget *widget) const
{
    const auto *range = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ComboBox)
        return barpainter::comboBox(*painter, *this, *option, m_colors, widget);
    if (control == CC_SpinBox)
        return barpainter::spinBox(*painter, *this, *option, m_colors, widget);
    if (control == CC_ScrollBar && range)
        return barpainter::scrollBar(*painter, *this, *range, m_colors, widget);
    if (control == CC_Slider && range)
        return barpainter::slider(*painter, *this, *range, m_colors, widget);
    if (control == CC_ToolButton) {
        if (const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            // The panel draws the ring; Fusion would draw a second one inside it.
            QStyleOptionToolButton plain = *tool;
            drawPrimitive(PE_PanelButtonTool, option, painter, widget);
            plain.state.setFlag(State_HasFocus, false);
            plain.rect = subControlRect(CC_ToolButton, option, SC_ToolButton, widget);
            plain.palette.setColor(QPalette::ButtonText,
                                   buttonpainter::ink(*option, m_colors, lookOf(widget)));
            if (tool->features.testFlag(QStyleOptionToolButton::HasMenu)) {
                const int side = pixelMetric(PM_MenuButtonIndicator, option, widget);
                QRect place(plain.rect.right() - side - 2, plain.rect.top(), side,
                            plain.rect.height());
                place = visualRect(option->direction, plain.rect, place);
                buttonpainter::arrow(*painter, place, Qt::DownArrow,
                                     plain.palette.color(QPalette::ButtonText));
                plain.rect =
                    visualRect(option->direction, tool->rect, tool->rect.adjusted(0, 0, -side, 0));
                plain.features &= ~QStyleOptionToolButton::HasMenu;
            }
            return drawControl(CE_ToolButtonLabel, &plain, painter, widget);
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

int ThemeStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                            const QWidget *widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
        // Room for the 2 px ring.
        if (qobject_cast<const QAbstractScrollArea *>(widget) ||
            qobject_cast<const QLineEdit *>(widget))
            return 2;
        return 1;
    case PM_SplitterWidth:
        return 1;
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_HeaderMargin:
        return 8;
    case PM_FocusFrameHMargin: // cells stand below their heads; one pixel is added to it
        if (qobject_cast<const QTableView *>(widget) || qobject_cast<const QListWidget *>(widget))
            return 7;
        return QProxyStyle::pixelMetric(metric, option, widget);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
    case PM_MenuButtonIndicator:
        return Theme::iconSide();
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
    case PM_MenuBarPanelWidth:
    case PM_HeaderMarkSize:
        return 0;
    case PM_TabBarTabHSpace:
        return 24;
    case PM_TabBarTabVSpace:
        return 14;
    case PM_MenuBarHMargin:
        return 2;
    case PM_MenuBarItemSpacing:
        return 0;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return Theme::gap;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ThemeStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_TabBar_ElideMode:
        return int(Qt::ElideNone);
    case SH_UnderlineShortcut:
        // Only while the bar is used by keyboard: the look is calm until then.
        if (const auto *bar = qobject_cast<const QMenuBar *>(widget))
            return bar->activeAction() ? 1 : 0;
        return QProxyStyle::styleHint(hint, option, widget, data);
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_DialogButtonLayout:
        return QDialogButtonBox::GnomeLayout; // the main button at the right
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QRect ThemeStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                 SubControl part, const QWidget *widget) const
{
    QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    // The text of a closed list stands where that of a line edit does.
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        rect.adjust(option->direction == Qt::RightToLeft ? 0 : 4, 0,
                    option->direction == Qt::RightToLeft ? -4 : 0, 0);
    return rect;
}

QSize ThemeStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                   const QWidget *widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        // The label of a main button is bolder than the metrics know.
        wanted.setWidth(size.width() + 24 +
                        (lookOf(widget) == Theme::ButtonLook::Main ? size.width() / 12 : 0));
        wanted.setHeight(controlHeight(option));
        break;
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        if (!insideOf(widget, "QComboBox") && !insideOf(widget, "QAbstractSpinBox"))
            wanted.setHeight(controlHeight(option));
        break;
    case CT_ToolButton: {
        const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        const bool menu = tool && tool->features.testFlag(QStyleOptionToolButton::HasMenu);
        wanted = QSize(size.width() + 12 + (menu ? 8 : 0), qMax(size.height() + 8, 28));
        break;
    }
    case CT_HeaderSection:
        wanted.setHeight(qMax(28, option->fontMetrics.height() + 10));
        break;
    case CT_MenuBarItem:
        wanted = QSize(size.width() + 20, qMax(26, size.height() + 8));
        break;
    case CT_TabBarTab:
        wanted.rwidth() += option->fontMetrics.averageCharWidth();
        break;
    default:
        break;
    }
    return wanted;
}

QRect ThemeStyle::subElementRect(SubElement element, const QStyleOption *option,
                                 const QWidget *widget) const
{
    if (element == SE_LineEditContents && !insideOf(widget, "QComboBox") &&
        !insideOf(widget, "QAbstractSpinBox")) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            return option->rect.adjusted(7, 2, -7, -2);
    }
    if (element == SE_PushButtonFocusRect)
        return option->rect;
    return QProxyStyle::subElementRect(element, option, widget);
}

} // namespace personae
